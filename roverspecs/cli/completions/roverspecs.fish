# fish completion for roverspecs, made by tools/make_completions.py: do not edit.

set -g __roverspecs_with_value --with --columns --decimal --specs --configuration --prefer --units --also --digits --where --sort --relative-to --format --output --bib --box --clearance --mass --lander --count --views --reference --title --theme --width --aspect --labels --notes --names --subtitle --text
# Whether no command was given yet.
function __roverspecs_is_first
    test (count (commandline -opc)) -eq 1
end

# Whether a command was given.
function __roverspecs_is
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test "$words[2]" = "$argv[1]"
end

# Whether a command was given, and this argument of it comes next.
function __roverspecs_is_at
    __roverspecs_is $argv[1]; or return 1
    set -l words (commandline -opc)
    set -l number 1
    set -l is_value 0
    for word in $words[3..-1]
        if test $is_value = 1
            set is_value 0
        else if contains -- $word $__roverspecs_with_value
            set is_value 1
        else if not string match -q -- '-*' $word
            set number (math $number + 1)
        end
    end
    test $number = $argv[2]
end

# What is being typed, without the option it belongs to.
function __roverspecs_value
    string replace -r -- '^--[a-z-]+=' '' (commandline -ct)
end

# Words for a list, each after what the list has already.
function __roverspecs_list
    set -l given (string replace -r -- '[^,]*$' '' (__roverspecs_value))
    for word in $argv
        set -l name (string split -m 1 \t -- $word)[1]
        contains -- $name (string split , -- $given); or echo "$given$word"
    end
end

# Record files, tables and folders.
function __roverspecs_records
    set -l typed (commandline -ct)
    string match -q -- '-*' $typed; and return
    set -l files $typed*.{toml,csv,tsv,json,jsonl,ndjson,xlsx} $typed*/
    printf '%s\n' $files
end

function __roverspecs_one_of_._,
    printf '%s\n' '.' ','
end

function __roverspecs_specs
    __roverspecs_list 'mass	Mass' 'dry_mass	Dry mass' 'launch_mass	Launch mass' 'bulk_density	Bulk density' 'surface_weight	Surface weight' 'length	Length' 'width	Width' 'height	Height' 'diameter	Diameter' 'envelope	Envelope' 'bounding_volume	Bounding volume' 'payload_capacity	Payload capacity' 'payload_mass	Payload mass' 'payload_volume	Payload volume' 'habitable_volume	Living space' 'instrument_count	Instruments' 'payload_fraction	Payload fraction' 'wheel_diameter	Wheel diameter' 'wheel_width	Wheel width' 'wheel_count	Wheels' 'wheelbase	Wheelbase' 'track_width	Track width' 'ground_clearance	Ground clearance' 'obstacle_height	Obstacle height' 'top_speed	Top speed' 'max_slope	Steepest slope' 'range	Range' 'distance_driven	Distance driven' 'power	Power' 'battery_energy	Battery energy' 'specific_power	Specific power' 'design_life	Design life' 'operating_time	Operating time' 'drill_depth	Drill depth' 'dimensions	group of specs' 'payload	group of specs' 'mobility	group of specs' 'mission	group of specs' 'derived	group of specs'
end

function __roverspecs_one_of_stowed_deployed_at_launch_unstated
    printf '%s\n' 'stowed' 'deployed' 'at launch' 'unstated'
end

function __roverspecs_preference
    __roverspecs_list 'agency	kind of source' 'operator	kind of source' 'paper	kind of source' 'reference	kind of source' 'press	kind of source' 'aggregator	kind of source' 'latest	by date' 'earliest	by date'
end

function __roverspecs_units
    set -l typed (string replace -r -- '^.*,' '' (__roverspecs_value))
    if string match -q -- '*=*' $typed
        set -l spec (string replace -r -- '=.*' '' $typed)
        switch $spec
            case mass dry_mass launch_mass payload_capacity payload_mass
                __roverspecs_list $spec='kg' $spec='g' $spec='lb' $spec='t'
            case bulk_density
                __roverspecs_list $spec='kg/m³' $spec='lb/ft³'
            case surface_weight
                __roverspecs_list $spec='N' $spec='kN' $spec='lbf'
            case length width height diameter envelope wheel_diameter wheel_width wheelbase track_width ground_clearance obstacle_height
                __roverspecs_list $spec='m' $spec='cm' $spec='in' $spec='mm' $spec='km'
            case bounding_volume payload_volume habitable_volume
                __roverspecs_list $spec='m³' $spec='L' $spec='ft³'
            case payload_fraction
                __roverspecs_list $spec='%'
            case top_speed
                __roverspecs_list $spec='m/s' $spec='km/h' $spec='mph' $spec='cm/s'
            case max_slope
                __roverspecs_list $spec='deg'
            case range distance_driven
                __roverspecs_list $spec='m' $spec='km' $spec='ft' $spec='mi' $spec='cm' $spec='mm'
            case power
                __roverspecs_list $spec='W' $spec='kW' $spec='mW'
            case battery_energy
                __roverspecs_list $spec='kJ' $spec='Wh' $spec='kWh'
            case specific_power
                __roverspecs_list $spec='W/kg' $spec='W/lb'
            case design_life operating_time
                __roverspecs_list $spec='h' $spec='d' $spec='min' $spec='s' $spec='year'
            case drill_depth
                __roverspecs_list $spec='m' $spec='cm' $spec='in' $spec='ft' $spec='mm' $spec='km'
        end
        return
    end
    __roverspecs_list 'si	unit system' 'metric	unit system' 'us	unit system' 'auto	unit system' mass= dry_mass= launch_mass= bulk_density= surface_weight= length= width= height= diameter= envelope= bounding_volume= payload_capacity= payload_mass= payload_volume= habitable_volume= payload_fraction= wheel_diameter= wheel_width= wheelbase= track_width= ground_clearance= obstacle_height= top_speed= max_slope= range= distance_driven= power= battery_energy= specific_power= design_life= operating_time= drill_depth=
end

function __roverspecs_order
    printf '%s\n' 'mass	Mass' 'dry_mass	Dry mass' 'launch_mass	Launch mass' 'bulk_density	Bulk density' 'surface_weight	Surface weight' 'length	Length' 'width	Width' 'height	Height' 'diameter	Diameter' 'envelope	Envelope' 'bounding_volume	Bounding volume' 'payload_capacity	Payload capacity' 'payload_mass	Payload mass' 'payload_volume	Payload volume' 'habitable_volume	Living space' 'instrument_count	Instruments' 'payload_fraction	Payload fraction' 'wheel_diameter	Wheel diameter' 'wheel_width	Wheel width' 'wheel_count	Wheels' 'wheelbase	Wheelbase' 'track_width	Track width' 'ground_clearance	Ground clearance' 'obstacle_height	Obstacle height' 'top_speed	Top speed' 'max_slope	Steepest slope' 'range	Range' 'distance_driven	Distance driven' 'power	Power' 'battery_energy	Battery energy' 'specific_power	Specific power' 'design_life	Design life' 'operating_time	Operating time' 'drill_depth	Drill depth' 'name' 'launch_date' 'landing_date'
end

function __roverspecs_vehicles
    printf '%s\n' 'andy	Andy' 'apex-1	APEX 1.0' 'apollo-lrv	Apollo LRV' 'asagumo	Asagumo' 'astroant	AstroAnt' 'athena	Athena' 'beagle-2	Beagle 2' 'beresheet	Beresheet' 'blue-ghost-m1	Blue Ghost M1' 'blue-ghost-m2	Blue Ghost M2' 'blue-moon-mk1	Blue Moon Mark 1' 'cadre	CADRE' 'chandrayaan-2-lander	Chandrayaan-2 lander' 'chandrayaan-3-lander	Chandrayaan-3 lander' 'chang-e-3-lander	Chang\'e 3 lander' 'chang-e-4-lander	Chang\'e 4 lander' 'chang-e-5-lander	Chang\'e 5 lander' 'chang-e-6-lander	Chang\'e 6 lander' 'chang-e-7-rover	Chang\'e-7 rover' 'clv-1	CLV-1' 'colmena	Colmena' 'curiosity	Curiosity' 'dragonfly	Dragonfly' 'eagle-ltv	Lunar Outpost Eagle' 'flex	FLEX' 'flip	FLIP' 'gracie	Micro-Nova Gracie' 'griffin-1	Griffin-1' 'hakuto-r-m1	HAKUTO-R M1' 'idefix	IDEFIX' 'ingenuity	Ingenuity' 'insight	InSight' 'iris	Iris' 'ispace-series-2	ispace Series 2' 'ispace-series-3	ispace Series 3' 'jinchan	Jinchan' 'lev-1	LEV-1' 'lev-2	LEV-2' 'luna-17	Luna 17' 'luna-21	Luna 21' 'luna-25	Luna 25' 'luna-9	Luna 9' 'lunar-cruiser	Lunar Cruiser' 'lunokhod-1	Lunokhod 1' 'lunokhod-2	Lunokhod 2' 'lupex-lander	LUPEX lander' 'lupex-rover	LUPEX rover' 'mapp	MAPP' 'mars-pathfinder	Mars Pathfinder' 'mascot	MASCOT' 'minerva	MINERVA' 'minerva-ii-1a	MINERVA-II1A' 'minerva-ii-1b	MINERVA-II1B' 'minerva-ii-2	MINERVA-II2' 'moon-racer	Moon RACER' 'moonranger	MoonRanger' 'odysseus	Odysseus' 'opportunity	Opportunity' 'pegasus	Pegasus' 'peregrine	Peregrine' 'perseverance	Perseverance' 'philae	Philae' 'phoenix	Phoenix' 'pragyan-2	Pragyan (Chandrayaan-2)' 'pragyan-3	Pragyan (Chandrayaan-3)' 'prop-m	PrOP-M' 'rashid	Rashid' 'rashid-2	Rashid 2' 'resilience	Resilience' 'rosalind-franklin	Rosalind Franklin' 'sample-fetch-rover	Sample Fetch Rover' 'schiaparelli	Schiaparelli' 'slim	SLIM' 'sojourner	Sojourner' 'sora-q-m1	SORA-Q (HAKUTO-R M1)' 'sorato	Sorato' 'spirit	Spirit' 'surveyor-1	Surveyor 1' 'surveyor-3	Surveyor 3' 'tenacious	Tenacious' 'viking-1	Viking 1' 'viking-2	Viking 2' 'viper	VIPER' 'yaoki	YAOKI' 'yutu	Yutu' 'yutu-2	Yutu-2' 'zhurong	Zhurong'
end

function __roverspecs_format
    printf '%s\n' 'text	layout' 'markdown	layout' 'html	layout' 'latex	layout' 'typst	layout' 'mediawiki	layout' 'rst	layout' 'csv	layout' 'csv-long	layout' 'json	layout' 'asciidoc	layout' 'colon_grid	layout' 'double_grid	layout' 'double_outline	layout' 'fancy_grid	layout' 'fancy_outline	layout' 'github	layout' 'grid	layout' 'heavy_grid	layout' 'heavy_outline	layout' 'jira	layout' 'latex_booktabs	layout' 'latex_longtable	layout' 'latex_raw	layout' 'mixed_grid	layout' 'mixed_outline	layout' 'moinmoin	layout' 'orgtbl	layout' 'outline	layout' 'pipe	layout' 'plain	layout' 'presto	layout' 'pretty	layout' 'psql	layout' 'rounded_grid	layout' 'rounded_outline	layout' 'simple	layout' 'simple_grid	layout' 'simple_outline	layout' 'textile	layout' 'tsv	layout' 'unsafehtml	layout' 'youtrack	layout' 'xlsx	layout'
end

function __roverspecs_spec
    printf '%s\n' 'mass	Mass' 'dry_mass	Dry mass' 'launch_mass	Launch mass' 'bulk_density	Bulk density' 'surface_weight	Surface weight' 'length	Length' 'width	Width' 'height	Height' 'diameter	Diameter' 'envelope	Envelope' 'bounding_volume	Bounding volume' 'payload_capacity	Payload capacity' 'payload_mass	Payload mass' 'payload_volume	Payload volume' 'habitable_volume	Living space' 'instrument_count	Instruments' 'payload_fraction	Payload fraction' 'wheel_diameter	Wheel diameter' 'wheel_width	Wheel width' 'wheel_count	Wheels' 'wheelbase	Wheelbase' 'track_width	Track width' 'ground_clearance	Ground clearance' 'obstacle_height	Obstacle height' 'top_speed	Top speed' 'max_slope	Steepest slope' 'range	Range' 'distance_driven	Distance driven' 'power	Power' 'battery_energy	Battery energy' 'specific_power	Specific power' 'design_life	Design life' 'operating_time	Operating time' 'drill_depth	Drill depth'
end

function __roverspecs_bibliography
    printf '%s\n' 'text	layout' 'bibtex	bibliography' 'csl-json	bibliography' 'markdown	layout' 'html	layout' 'latex	layout' 'typst	layout' 'mediawiki	layout' 'rst	layout' 'csv	layout' 'csv-long	layout' 'json	layout' 'asciidoc	layout' 'colon_grid	layout' 'double_grid	layout' 'double_outline	layout' 'fancy_grid	layout' 'fancy_outline	layout' 'github	layout' 'grid	layout' 'heavy_grid	layout' 'heavy_outline	layout' 'jira	layout' 'latex_booktabs	layout' 'latex_longtable	layout' 'latex_raw	layout' 'mixed_grid	layout' 'mixed_outline	layout' 'moinmoin	layout' 'orgtbl	layout' 'outline	layout' 'pipe	layout' 'plain	layout' 'presto	layout' 'pretty	layout' 'psql	layout' 'rounded_grid	layout' 'rounded_outline	layout' 'simple	layout' 'simple_grid	layout' 'simple_outline	layout' 'textile	layout' 'tsv	layout' 'unsafehtml	layout' 'youtrack	layout' 'xlsx	layout'
end

function __roverspecs_export_form
    printf '%s\n' 'csv	form' 'parquet	form' 'sqlite	form'
end

function __roverspecs_views
    __roverspecs_list 'side' 'front' 'top'
end

function __roverspecs_reference
    __roverspecs_list 'hand' 'a4' 'adult' 'auto' 'none'
end

function __roverspecs_one_of_auto_light_dark
    printf '%s\n' 'auto' 'light' 'dark'
end

function __roverspecs_one_of_auto_full_short
    printf '%s\n' 'auto' 'full' 'short'
end

function __roverspecs_one_of_bash_zsh_fish
    printf '%s\n' 'bash' 'zsh' 'fish'
end

complete -c roverspecs -e
complete -c roverspecs -f
complete -c roverspecs -n __roverspecs_is_first -s h -l help -d 'show this help and exit'
complete -c roverspecs -n __roverspecs_is_first -l version -d 'print the versions of the program and of its data'

complete -c roverspecs -n __roverspecs_is_first -a compare -d 'put vehicles side by side, each spec in one unit'
complete -c roverspecs -n '__roverspecs_is compare' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is compare' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is compare' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is compare' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is compare' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is compare' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is compare' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (default: mass, dimensions, payload)'
complete -c roverspecs -n '__roverspecs_is compare' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is compare' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is compare' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto, a unit for a spec or a group of specs, or several of these, as in us,mass=g,dimensions=cm (default: si)'
complete -c roverspecs -n '__roverspecs_is compare' -l also -x -d 'show a second unit in brackets, too; written like --units, as in us or mass=g'
complete -c roverspecs -n '__roverspecs_is compare' -l digits -x -d 'round to N significant digits, from 1 to 15 (default: about as published)'
complete -c roverspecs -n '__roverspecs_is compare' -l exact -d 'convert without rounding'
complete -c roverspecs -n '__roverspecs_is compare' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is compare' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is compare' -l sort -x -a '(__roverspecs_order)' -d 'order the vehicles by a spec, name, launch_date or landing_date'
complete -c roverspecs -n '__roverspecs_is compare' -l descending -d 'put the largest first'
complete -c roverspecs -n '__roverspecs_is compare' -l relative-to -x -a '(__roverspecs_vehicles ; __roverspecs_records)' -d 'show ratios and differences to this vehicle'
complete -c roverspecs -n '__roverspecs_is compare' -l differing -d 'show only the specs in which two vehicles differ'
complete -c roverspecs -n '__roverspecs_is compare' -l extremes -d 'mark the largest and the smallest figure of each spec'
complete -c roverspecs -n '__roverspecs_is compare' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is compare' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is compare' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is compare' -l transpose -d 'swap rows and columns'
complete -c roverspecs -n '__roverspecs_is compare' -l footnotes -d 'list the sources of the figures below the table'
complete -c roverspecs -n '__roverspecs_is compare' -l reproduce -d 'print the command that makes this table again'
complete -c roverspecs -n '__roverspecs_is compare' -l bib -r -F -d 'add the sources of the figures to a file, too: .bib for BibTeX, .json for CSL-JSON (a table in LaTeX or Typst cites them)'
complete -c roverspecs -n '__roverspecs_is compare' -l quiet -d 'do not show the progress of a large table'
complete -c roverspecs -n '__roverspecs_is compare' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is compare' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a fits -d 'find the vehicles that fit in a box or under a mass limit'
complete -c roverspecs -n '__roverspecs_is fits' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is fits' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is fits' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is fits' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is fits' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is fits' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is fits' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated (default: the most compact one known)'
complete -c roverspecs -n '__roverspecs_is fits' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is fits' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto, a unit for a spec or a group of specs, or several of these, as in us,mass=g,dimensions=cm (default: those of the box and the limit)'
complete -c roverspecs -n '__roverspecs_is fits' -l box -x -d 'length, width and height of the space, as in 60x40x40cm'
complete -c roverspecs -n '__roverspecs_is fits' -l clearance -x -d 'keep so much room free on every side of the space, as in 1in'
complete -c roverspecs -n '__roverspecs_is fits' -l mass -x -d 'the largest mass, as in 6kg'
complete -c roverspecs -n '__roverspecs_is fits' -l lander -x -a '(__roverspecs_vehicles ; __roverspecs_records)' -d 'take the payload capacity of this lander as the largest mass'
complete -c roverspecs -n '__roverspecs_is fits' -l upright -d 'do not lay vehicles on their side'
complete -c roverspecs -n '__roverspecs_is fits' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is fits' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is fits' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is fits' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is fits' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is fits' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is fits' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a nearest -d 'find the vehicles that are most like one'
complete -c roverspecs -n '__roverspecs_is nearest' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is nearest' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is nearest' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is nearest' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is nearest' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is nearest' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (default: those that both have)'
complete -c roverspecs -n '__roverspecs_is nearest' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is nearest' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is nearest' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is nearest' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is nearest' -l count -x -d 'how many vehicles to show (default: 5)'
complete -c roverspecs -n '__roverspecs_is nearest' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is nearest' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is nearest' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is_at nearest 1' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is_at nearest 1' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a list -d 'list the vehicles'
complete -c roverspecs -n '__roverspecs_is list' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is list' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is list' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is list' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is list' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is list' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated (for --where)'
complete -c roverspecs -n '__roverspecs_is list' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas (for --where)'
complete -c roverspecs -n '__roverspecs_is list' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is list' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is list' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is list' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is list' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'

complete -c roverspecs -n __roverspecs_is_first -a show -d 'show every published figure of vehicles with its source'
complete -c roverspecs -n '__roverspecs_is show' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is show' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is show' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is show' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is show' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is show' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is show' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (default: all)'
complete -c roverspecs -n '__roverspecs_is show' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is show' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is show' -l also -x -d 'show a second unit in brackets, too; written like --units, as in us or mass=g'
complete -c roverspecs -n '__roverspecs_is show' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is show' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is show' -l urls -d 'print the address of each source, too'
complete -c roverspecs -n '__roverspecs_is show' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is show' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is show' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is show' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is show' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a why -d 'explain which figure is shown, and why the others are not'
complete -c roverspecs -n '__roverspecs_is why' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is why' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is why' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is why' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is why' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is why' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is why' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is why' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto, a unit for a spec or a group of specs, or several of these, as in us,mass=g,dimensions=cm (default: as published, not converted)'
complete -c roverspecs -n '__roverspecs_is why' -l urls -d 'print the address of each source, too'
complete -c roverspecs -n '__roverspecs_is why' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is why' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is why' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is_at why 1' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is_at why 1' -a '(__roverspecs_records)'
complete -c roverspecs -n '__roverspecs_is_at why 2' -a '(__roverspecs_spec)'

complete -c roverspecs -n __roverspecs_is_first -a specs -d 'list the specs, their units and what they mean'
complete -c roverspecs -n '__roverspecs_is specs' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is specs' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is specs' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is specs' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'

complete -c roverspecs -n __roverspecs_is_first -a sources -d 'list the documents that the figures come from'
complete -c roverspecs -n '__roverspecs_is sources' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is sources' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is sources' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is sources' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is sources' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is sources' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is sources' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (default: all)'
complete -c roverspecs -n '__roverspecs_is sources' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is sources' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is sources' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is sources' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is sources' -l format -x -a '(__roverspecs_bibliography)' -d 'bibtex, csl-json, text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is sources' -l output -r -F -d 'write to a file; its ending says the format: .bib, .json (CSL-JSON), .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv or .xlsx'
complete -c roverspecs -n '__roverspecs_is sources' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is sources' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is sources' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a export -d 'write vehicles, figures and sources as tables for other programs'
complete -c roverspecs -n '__roverspecs_is export' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is export' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is export' -l with -r -F -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is export' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is export' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is export' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is export' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (published ones; default: all)'
complete -c roverspecs -n '__roverspecs_is export' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated (for --where)'
complete -c roverspecs -n '__roverspecs_is export' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas (for --where)'
complete -c roverspecs -n '__roverspecs_is export' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is export' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is export' -l format -x -a '(__roverspecs_export_form)' -d 'csv, parquet or sqlite (default: sqlite for the name of a database, else csv)'
complete -c roverspecs -n '__roverspecs_is export' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is export' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a draw -d 'draw vehicles side by side at one scale'
complete -c roverspecs -n '__roverspecs_is draw' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is draw' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is draw' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is draw' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is draw' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is draw' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is draw' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take dimensions of this configuration where there are any: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is draw' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is draw' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto, a unit for a spec or a group of specs, or several of these, as in us,mass=g,dimensions=cm (default: those of the box, or else metric)'
complete -c roverspecs -n '__roverspecs_is draw' -l also -x -d 'show a second unit in brackets, too; written like --units, as in us or mass=g'
complete -c roverspecs -n '__roverspecs_is draw' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is draw' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is draw' -l views -x -a '(__roverspecs_views)' -d 'side, front and top, or some of these (default: all)'
complete -c roverspecs -n '__roverspecs_is draw' -l reference -x -a '(__roverspecs_reference)' -d 'a thing to draw beside them: hand, a4, adult, none, or auto: one that suits them, and none beside a box (default: auto)'
complete -c roverspecs -n '__roverspecs_is draw' -l box -x -d 'draw each vehicle with a box of this length, width and height, as in 60x40x40cm, and say whether it fits'
complete -c roverspecs -n '__roverspecs_is draw' -l clearance -x -d 'keep so much room free on every side of the space, as in 1in'
complete -c roverspecs -n '__roverspecs_is draw' -l mass -x -d 'the largest mass, as in 6kg'
complete -c roverspecs -n '__roverspecs_is draw' -l upright -d 'do not lay vehicles on their side'
complete -c roverspecs -n '__roverspecs_is draw' -l title -x -d 'a title at the head'
complete -c roverspecs -n '__roverspecs_is draw' -l theme -x -a '(__roverspecs_one_of_auto_light_dark)' -d 'the colours; auto is light, but SVG follows the reader\'s device'
complete -c roverspecs -n '__roverspecs_is draw' -l width -x -d 'how wide the picture is: a length such as 16cm or 7in, or a number of pixels (default: as wide as it needs)'
complete -c roverspecs -n '__roverspecs_is draw' -l aspect -x -d 'the shape of the picture, as in 16:9 (default: as high as it needs)'
complete -c roverspecs -n '__roverspecs_is draw' -l labels -x -a '(__roverspecs_one_of_auto_full_short)' -d 'say all below a vehicle, or in a few lines its sizes and whether it fits; auto is short on a slide: with --box and --aspect'
complete -c roverspecs -n '__roverspecs_is draw' -l no-caption -d 'leave out the line with the sources and the version of the data'
complete -c roverspecs -n '__roverspecs_is draw' -l svg -d 'print an SVG picture instead of text'
complete -c roverspecs -n '__roverspecs_is draw' -l bib -r -F -d 'add the sources of the figures to a file, too: .bib for BibTeX, .json for CSL-JSON'
complete -c roverspecs -n '__roverspecs_is draw' -l output -r -F -d 'write to a file; its ending says the format: .svg, .png, .pdf or .txt'
complete -c roverspecs -n '__roverspecs_is draw' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is draw' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a chart -d 'chart one spec of many vehicles, or two against each other'
complete -c roverspecs -n '__roverspecs_is chart' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is chart' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is chart' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is chart' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is chart' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is chart' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is chart' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (one or two; default: mass)'
complete -c roverspecs -n '__roverspecs_is chart' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is chart' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is chart' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto, a unit for a spec or a group of specs, or several of these, as in us,mass=g,dimensions=cm (default: si)'
complete -c roverspecs -n '__roverspecs_is chart' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is chart' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is chart' -l title -x -d 'the title, in place of one made from the specs; \'\' leaves it out'
complete -c roverspecs -n '__roverspecs_is chart' -l notes -x -d 'caption: notes, vehicles left out, sources and versions stand below the chart; sources: the last two alone, in a line; none: nothing; notes on the error output then name the vehicles left out (default: caption, or sources with --aspect)'
complete -c roverspecs -n '__roverspecs_is chart' -l names -x -d 'names beside the dots of two specs: own, all, or auto: your own vehicles, and the others where there is room (default: auto); also vehicles, as in own,curiosity'
complete -c roverspecs -n '__roverspecs_is chart' -l width -x -d 'how wide the picture is: a length such as 16cm or 7in, or a number of pixels (default: 18cm)'
complete -c roverspecs -n '__roverspecs_is chart' -l aspect -x -d 'the shape of the picture, as in 16:9 (default: as high as it needs)'
complete -c roverspecs -n '__roverspecs_is chart' -l transparent -d 'leave out the colour of the paper'
complete -c roverspecs -n '__roverspecs_is chart' -l theme -x -a '(__roverspecs_one_of_auto_light_dark)' -d 'the colours; auto is light, but SVG follows the reader\'s device'
complete -c roverspecs -n '__roverspecs_is chart' -l bib -r -F -d 'add the sources of the figures to a file, too: .bib for BibTeX, .json for CSL-JSON'
complete -c roverspecs -n '__roverspecs_is chart' -l output -r -F -d 'the file to write; its ending says the format: .svg, .png or .pdf'
complete -c roverspecs -n '__roverspecs_is chart' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is chart' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a page -d 'write a web page on which to compare vehicles'
complete -c roverspecs -n '__roverspecs_is page' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is page' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is page' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is page' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is page' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is page' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is page' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (default: all)'
complete -c roverspecs -n '__roverspecs_is page' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is page' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is page' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto, a unit for a spec or a group of specs, or several of these, as in us,mass=g,dimensions=cm (in which the page opens; default: si)'
complete -c roverspecs -n '__roverspecs_is page' -l also -x -d 'show a second unit in brackets, too; written like --units, as in us or mass=g (as the page opens)'
complete -c roverspecs -n '__roverspecs_is page' -l digits -x -d 'round to N significant digits, from 1 to 15 (default: about as published)'
complete -c roverspecs -n '__roverspecs_is page' -l exact -d 'convert without rounding'
complete -c roverspecs -n '__roverspecs_is page' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is page' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is page' -l title -x -d 'the heading of the page'
complete -c roverspecs -n '__roverspecs_is page' -l subtitle -x -d 'a line below the heading'
complete -c roverspecs -n '__roverspecs_is page' -l no-drawing -d 'leave out the drawing to scale'
complete -c roverspecs -n '__roverspecs_is page' -l no-sources -d 'leave out the list of sources'
complete -c roverspecs -n '__roverspecs_is page' -l output -r -F -d 'write to a file that ends in .html'
complete -c roverspecs -n '__roverspecs_is page' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is page' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a audit -d 'find figures that contradict each other'
complete -c roverspecs -n '__roverspecs_is audit' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is audit' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is audit' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is audit' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is audit' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is audit' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in your text, or in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is audit' -l specs -x -a '(__roverspecs_specs)' -d 'show only what concerns these specs, separated by commas'
complete -c roverspecs -n '__roverspecs_is audit' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated (for --where)'
complete -c roverspecs -n '__roverspecs_is audit' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas (for --where)'
complete -c roverspecs -n '__roverspecs_is audit' -l text -x -d 'check the figures of a text instead, such as \'54 cm (21.26 inches)\''
complete -c roverspecs -n '__roverspecs_is audit' -l against -d 'compare the figures of a text with the catalog, too: which claims agree, and which differ'
complete -c roverspecs -n '__roverspecs_is audit' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is audit' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is audit' -l explained -d 'show findings that a record explains, too'
complete -c roverspecs -n '__roverspecs_is audit' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is audit' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is audit' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is audit' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is audit' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a coverage -d 'show which figures were published, and how many sources agree'
complete -c roverspecs -n '__roverspecs_is coverage' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is coverage' -l all -d 'take all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is coverage' -l with -x -a '(__roverspecs_records)' -d 'read your own record file, too, or a folder of them, a table with a row for each vehicle, or an export; can be given several times'
complete -c roverspecs -n '__roverspecs_is coverage' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is coverage' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is coverage' -l strict -d 'refuse a table with a cell that cannot be read'
complete -c roverspecs -n '__roverspecs_is coverage' -l specs -x -a '(__roverspecs_specs)' -d 'specs or groups of specs, separated by commas or spaces: see roverspecs specs (published ones; default: mass, dimensions, payload)'
complete -c roverspecs -n '__roverspecs_is coverage' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only the dimensions of this configuration: stowed, deployed, \'at launch\' or unstated'
complete -c roverspecs -n '__roverspecs_is coverage' -l prefer -x -a '(__roverspecs_preference)' -d 'trust these sources first: kinds, ids or publishers of sources, latest or earliest, \'as-of DATE\', separated by commas'
complete -c roverspecs -n '__roverspecs_is coverage' -l where -x -d 'keep vehicles that meet a condition, such as \'mass < 10 kg and body == Moon\'; all are asked if you name none; if given again, they must meet each condition'
complete -c roverspecs -n '__roverspecs_is coverage' -l sure -d 'leave out vehicles that might not meet the condition'
complete -c roverspecs -n '__roverspecs_is coverage' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is coverage' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is coverage' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is coverage' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is coverage' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a check -d 'find mistakes in record files'
complete -c roverspecs -n '__roverspecs_is check' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is check' -l columns -x -d 'what a column of your table holds, as in \'Runtime=operating_time\', where its heading does not say so; several are separated by commas'
complete -c roverspecs -n '__roverspecs_is check' -l decimal -x -a '(__roverspecs_one_of_._,)' -d 'the decimal sign in the texts of your table: \'.\' or \',\''
complete -c roverspecs -n '__roverspecs_is check' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, typst, mediawiki, rst, csv, csv-long, tsv, json, xlsx or any other of tabulate (default: by the ending of --output, else text)'
complete -c roverspecs -n '__roverspecs_is check' -l output -r -F -d 'write to a file; its ending says the format: .txt, .md, .html, .tex, .typ, .wiki, .rst, .csv, .tsv, .json or .xlsx'
complete -c roverspecs -n '__roverspecs_is check' -l bom -d 'begin CSV with a byte order mark, so that Excel reads it as UTF-8'
complete -c roverspecs -n '__roverspecs_is check' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a completion -d 'print the script that lets a shell complete commands'
complete -c roverspecs -n '__roverspecs_is completion' -s h -l help -d 'show this help and exit'
complete -c roverspecs -n '__roverspecs_is completion' -l output -r -F -d 'write to a file'
complete -c roverspecs -n '__roverspecs_is_at completion 1' -a '(__roverspecs_one_of_bash_zsh_fish)'
