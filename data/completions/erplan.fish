# Completion of erplan for fish. Made by "erplan help --completion=fish".

function __erplan_rules
    erplan catalogue --format=tsv rules 2>/dev/null | string match -r '^[A-Z0-9]+-[0-9]+\t[^\t]*'
end
function __erplan_tables
    erplan catalogue --format=tsv 2>/dev/null | string match -r '^[a-z0-9-]+(?=\t[0-9])'
end
function __erplan_commands
    string split ' ' 'edit check report whatif explain catalogue latency new help'
end
function __erplan_first
    test (count (commandline -opc)) -eq 1
end
function __erplan_command
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $argv[1]
end

complete -c erplan -f
complete -c erplan -n __erplan_first -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -l version -d 'show version, data dates and licence, and exit'
complete -c erplan -n __erplan_first -a '(__fish_complete_suffix .xml)'
complete -c erplan -n __erplan_first -a edit -d 'lay out a plan in the terminal'
complete -c erplan -n '__erplan_command edit' -a '(__fish_complete_suffix .xml)'
complete -c erplan -n '__erplan_command edit' -l ascii -d 'draw with 7-bit characters only'
complete -c erplan -n '__erplan_command edit' -l color -x -a 'auto always never' -d 'colours; “auto” follows the settings and NO_COLOR'
complete -c erplan -n '__erplan_command edit' -l no-mouse -d 'leave the mouse to the terminal'
complete -c erplan -n '__erplan_command edit' -l read-only -s R -d 'look, but change nothing'
complete -c erplan -n '__erplan_command edit' -l script -r -F -d 'take keys from FILE; no terminal is needed'
complete -c erplan -n '__erplan_command edit' -l size -x -d 'size of the screen of a script; default 80x24'
complete -c erplan -n '__erplan_command edit' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a check -d 'judge saved plans'
complete -c erplan -n '__erplan_command check' -a '(__fish_complete_suffix .xml)'
complete -c erplan -n '__erplan_command check' -l baseline -r -F -d 'an earlier report, JSON or JSON Lines: only findings that it does not have fail'
complete -c erplan -n '__erplan_command check' -l fail-on -x -a 'high medium low never' -d 'severity from which a failed rule gives exit status 1'
complete -c erplan -n '__erplan_command check' -l files0-from -r -F -d 'judge the plans that FILE names, each name ended by a zero byte; - is standard input'
complete -c erplan -n '__erplan_command check' -l format -x -a 'text json jsonl sarif junit' -d 'form of the report'
complete -c erplan -n '__erplan_command check' -l jobs -x -d 'plans judged at a time; default: one for each processor, one for a few small plans'
complete -c erplan -n '__erplan_command check' -l output -s o -r -F -d 'write the report to FILE, whole or not at all'
complete -c erplan -n '__erplan_command check' -l quiet -s q -d 'no report, only the exit status and errors'
complete -c erplan -n '__erplan_command check' -l strict -d 'warnings and open questions of high severity fail too; an evaluation that misses something gives exit status 4'
complete -c erplan -n '__erplan_command check' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a report -d 'write a report on a plan'
complete -c erplan -n '__erplan_command report' -a '(__fish_complete_suffix .xml)'
complete -c erplan -n '__erplan_command report' -l kind -x -a 'summary readiness waf m365 full' -d 'what the report is about'
complete -c erplan -n '__erplan_command report' -l format -x -a 'text html markdown man pdf svg json csv tsv' -d 'form of the report'
complete -c erplan -n '__erplan_command report' -l table -x -a 'findings sites links routes flows' -d 'the table of a CSV or TSV file'
complete -c erplan -n '__erplan_command report' -l part -x -d 'write only the sections with these ids'
complete -c erplan -n '__erplan_command report' -l output -s o -r -F -d 'write the report to FILE, whole or not at all'
complete -c erplan -n '__erplan_command report' -l width -x -d 'length of a line of text, 40 to 1000; default 96'
complete -c erplan -n '__erplan_command report' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a whatif -d 'show what a change would do to a plan'
complete -c erplan -n '__erplan_command whatif' -a '(__fish_complete_suffix .xml)'
complete -c erplan -n '__erplan_command whatif' -l add -x -d 'add [PARENT/]ELEMENT:FIELD=VALUE[,...]; may be given again'
complete -c erplan -n '__erplan_command whatif' -l remove -x -d 'remove an object and what refers to it; may be given again'
complete -c erplan -n '__erplan_command whatif' -l set -x -d 'give a field another value, or none; may be given again'
complete -c erplan -n '__erplan_command whatif' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a explain -d 'explain a rule, or what it says about a plan'
complete -c erplan -n '__erplan_command explain' -a '(__fish_complete_suffix .xml)'
complete -c erplan -n '__erplan_command explain' -a '(__erplan_rules)'
complete -c erplan -n '__erplan_command explain' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a catalogue -d 'print the reference data and its dates'
complete -c erplan -n '__erplan_command catalogue' -a '(__erplan_tables)'
complete -c erplan -n '__erplan_command catalogue' -l format -x -a 'text tsv json' -d 'form of the table'
complete -c erplan -n '__erplan_command catalogue' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a latency -d 'estimate the round trip between two places'
complete -c erplan -n '__erplan_command latency' -l plan -s p -x -a '(__fish_complete_suffix .xml)' -d 'take site and peering location ids from PLAN'
complete -c erplan -n '__erplan_command latency' -l pairs -r -F -d 'a tab-separated table with columns lat1 lon1 lat2 lon2 and, to measure the model, rtt_ms; “-” is standard input'
complete -c erplan -n '__erplan_command latency' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a new -d 'write a commented starter plan'
complete -c erplan -n '__erplan_command new' -F
complete -c erplan -n '__erplan_command new' -l force -s f -d 'replace FILE if it exists'
complete -c erplan -n '__erplan_command new' -s h -l help -d 'show this help and exit'
complete -c erplan -n __erplan_first -a help -d 'show help on a command'
complete -c erplan -n '__erplan_command help' -a '(__erplan_commands)'
complete -c erplan -n '__erplan_command help' -l completion -x -a 'none bash zsh fish' -d 'print what makes a shell complete the command line'
complete -c erplan -n '__erplan_command help' -l page -x -a 'none plan report rules keys conf schema check-schema line-schema' -d 'print what is generated from the tables: the source of erplan-plan(5), erplan-report(5), erplan-rules(7), erplan-keys(7) or erplan.conf(5), the RELAX NG schema of plans, or the JSON schemas of “erplan check”'
complete -c erplan -n '__erplan_command help' -s h -l help -d 'show this help and exit'
