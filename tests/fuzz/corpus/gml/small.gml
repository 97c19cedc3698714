graph [ directed 0 label "x" node [ id 0 label "Paris &amp; co" Latitude 48.9 Longitude 2.3 ] node [ id 1 label "B" graphics [ x 1.0 y 2 ] ]
# comment
edge [ source 0 target 1 LinkSpeed "10" LinkSpeedUnits "G" ] edge [ source 1 target 0 ] edge [ source 0 target 7 ] ]
