graph [ directed 0
 node [ id 1 label "A" plan_id "par" lat 1 lon 2 ]
 node [ id 2 label "B" plan_id "par" lat 3 lon 4 ]
 node [ id 3 label "C" plan_id "par" ]
 edge [ source 1 target 2 ]
]
