/* The Miller cylindrical projection in degrees. */
#pragma once

double erp_miller(double lat); /* 0 at the equator; latitudes beyond a pole are the pole's */
double erp_miller_inverse(double y);
double erp_wrap_longitude(double lon); /* to [-180, 180) */
