# fish completion for roverspecs, made by tools/make_completions.py: do not edit.

set -g __roverspecs_with_value --specs --units --where --sort --relative-to --configuration --digits --prefer --bib --format --output --with --box --mass --lander --count --views --reference --theme --title --text
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

# Record files and folders.
function __roverspecs_records
    set -l typed (commandline -ct)
    string match -q -- '-*' $typed; and return
    set -l files $typed*.toml $typed*/
    printf '%s\n' $files
end

function __roverspecs_specs
    __roverspecs_list 'mass	Mass' 'dry_mass	Dry mass' 'launch_mass	Launch mass' 'bulk_density	Bulk density' 'surface_weight	Surface weight' 'length	Length' 'width	Width' 'height	Height' 'diameter	Diameter' 'bounding_volume	Bounding volume' 'payload_capacity	Payload capacity' 'payload_mass	Payload mass' 'payload_volume	Payload volume' 'habitable_volume	Living space' 'instrument_count	Instruments' 'payload_fraction	Payload fraction' 'wheel_diameter	Wheel diameter' 'wheel_width	Wheel width' 'wheel_count	Wheels' 'wheelbase	Wheelbase' 'track_width	Track width' 'ground_clearance	Ground clearance' 'obstacle_height	Obstacle height' 'top_speed	Top speed' 'max_slope	Steepest slope' 'range	Range' 'distance_driven	Distance driven' 'power	Power' 'battery_energy	Battery energy' 'specific_power	Specific power' 'design_life	Design life' 'operating_time	Operating time' 'drill_depth	Drill depth' 'dimensions	group of specs' 'payload	group of specs' 'mobility	group of specs' 'mission	group of specs' 'derived	group of specs'
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
            case length width height diameter wheel_diameter wheel_width wheelbase track_width ground_clearance obstacle_height
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
    __roverspecs_list 'si	unit system' 'metric	unit system' 'us	unit system' 'auto	unit system' mass= dry_mass= launch_mass= bulk_density= surface_weight= length= width= height= diameter= bounding_volume= payload_capacity= payload_mass= payload_volume= habitable_volume= payload_fraction= wheel_diameter= wheel_width= wheelbase= track_width= ground_clearance= obstacle_height= top_speed= max_slope= range= distance_driven= power= battery_energy= specific_power= design_life= operating_time= drill_depth=
end

function __roverspecs_order
    printf '%s\n' 'mass	Mass' 'dry_mass	Dry mass' 'launch_mass	Launch mass' 'bulk_density	Bulk density' 'surface_weight	Surface weight' 'length	Length' 'width	Width' 'height	Height' 'diameter	Diameter' 'bounding_volume	Bounding volume' 'payload_capacity	Payload capacity' 'payload_mass	Payload mass' 'payload_volume	Payload volume' 'habitable_volume	Living space' 'instrument_count	Instruments' 'payload_fraction	Payload fraction' 'wheel_diameter	Wheel diameter' 'wheel_width	Wheel width' 'wheel_count	Wheels' 'wheelbase	Wheelbase' 'track_width	Track width' 'ground_clearance	Ground clearance' 'obstacle_height	Obstacle height' 'top_speed	Top speed' 'max_slope	Steepest slope' 'range	Range' 'distance_driven	Distance driven' 'power	Power' 'battery_energy	Battery energy' 'specific_power	Specific power' 'design_life	Design life' 'operating_time	Operating time' 'drill_depth	Drill depth' 'name' 'launch_date' 'landing_date'
end

function __roverspecs_vehicles
    printf '%s\n' 'apex-1	APEX 1.0' 'apollo-lrv	Apollo LRV' 'asagumo	Asagumo' 'astroant	AstroAnt' 'blue-ghost-m1	Blue Ghost M1' 'cadre	CADRE' 'chandrayaan-2-lander	Chandrayaan-2 lander' 'chandrayaan-3-lander	Chandrayaan-3 lander' 'chang-e-7-rover	Chang\'e-7 rover' 'colmena	Colmena' 'curiosity	Curiosity' 'flex	FLEX' 'gracie	Micro-Nova Gracie' 'hakuto-r-m1	HAKUTO-R M1' 'idefix	IDEFIX' 'iris	Iris' 'jinchan	Jinchan' 'lev-1	LEV-1' 'lev-2	LEV-2' 'lunar-cruiser	Lunar Cruiser' 'lunokhod-1	Lunokhod 1' 'lunokhod-2	Lunokhod 2' 'lupex-lander	LUPEX lander' 'lupex-rover	LUPEX rover' 'mapp	MAPP' 'mascot	MASCOT' 'minerva-ii-1a	MINERVA-II1A' 'minerva-ii-1b	MINERVA-II1B' 'minerva-ii-2	MINERVA-II2' 'opportunity	Opportunity' 'perseverance	Perseverance' 'pragyan-2	Pragyan (Chandrayaan-2)' 'pragyan-3	Pragyan (Chandrayaan-3)' 'prop-m	PrOP-M' 'rashid	Rashid' 'resilience	Resilience' 'rosalind-franklin	Rosalind Franklin' 'slim	SLIM' 'sojourner	Sojourner' 'sora-q-m1	SORA-Q (HAKUTO-R M1)' 'sorato	Sorato' 'spirit	Spirit' 'tenacious	Tenacious' 'viper	VIPER' 'yaoki	YAOKI' 'yutu	Yutu' 'yutu-2	Yutu-2' 'zhurong	Zhurong'
end

function __roverspecs_one_of_stowed_deployed_at_launch_unstated
    printf '%s\n' 'stowed' 'deployed' 'at launch' 'unstated'
end

function __roverspecs_preference
    __roverspecs_list 'agency	kind of source' 'operator	kind of source' 'paper	kind of source' 'reference	kind of source' 'press	kind of source' 'aggregator	kind of source' 'latest	by date' 'earliest	by date'
end

function __roverspecs_format
    printf '%s\n' 'text	layout' 'markdown	layout' 'html	layout' 'latex	layout' 'rst	layout' 'csv	layout' 'json	layout' 'asciidoc	layout' 'colon_grid	layout' 'double_grid	layout' 'double_outline	layout' 'fancy_grid	layout' 'fancy_outline	layout' 'github	layout' 'grid	layout' 'heavy_grid	layout' 'heavy_outline	layout' 'jira	layout' 'latex_booktabs	layout' 'latex_longtable	layout' 'latex_raw	layout' 'mediawiki	layout' 'mixed_grid	layout' 'mixed_outline	layout' 'moinmoin	layout' 'orgtbl	layout' 'outline	layout' 'pipe	layout' 'plain	layout' 'presto	layout' 'pretty	layout' 'psql	layout' 'rounded_grid	layout' 'rounded_outline	layout' 'simple	layout' 'simple_grid	layout' 'simple_outline	layout' 'textile	layout' 'tsv	layout' 'unsafehtml	layout' 'youtrack	layout'
end

function __roverspecs_spec
    printf '%s\n' 'mass	Mass' 'dry_mass	Dry mass' 'launch_mass	Launch mass' 'bulk_density	Bulk density' 'surface_weight	Surface weight' 'length	Length' 'width	Width' 'height	Height' 'diameter	Diameter' 'bounding_volume	Bounding volume' 'payload_capacity	Payload capacity' 'payload_mass	Payload mass' 'payload_volume	Payload volume' 'habitable_volume	Living space' 'instrument_count	Instruments' 'payload_fraction	Payload fraction' 'wheel_diameter	Wheel diameter' 'wheel_width	Wheel width' 'wheel_count	Wheels' 'wheelbase	Wheelbase' 'track_width	Track width' 'ground_clearance	Ground clearance' 'obstacle_height	Obstacle height' 'top_speed	Top speed' 'max_slope	Steepest slope' 'range	Range' 'distance_driven	Distance driven' 'power	Power' 'battery_energy	Battery energy' 'specific_power	Specific power' 'design_life	Design life' 'operating_time	Operating time' 'drill_depth	Drill depth'
end

function __roverspecs_views
    __roverspecs_list 'side' 'front' 'top'
end

function __roverspecs_reference
    __roverspecs_list 'hand' 'a4' 'adult' 'auto' 'none'
end

function __roverspecs_one_of_si_metric_us
    printf '%s\n' 'si' 'metric' 'us'
end

function __roverspecs_one_of_auto_light_dark
    printf '%s\n' 'auto' 'light' 'dark'
end

function __roverspecs_one_of_light_dark
    printf '%s\n' 'light' 'dark'
end

function __roverspecs_bibliography
    printf '%s\n' 'text	layout' 'bibtex	bibliography' 'csl-json	bibliography' 'markdown	layout' 'html	layout' 'latex	layout' 'rst	layout' 'csv	layout' 'json	layout' 'asciidoc	layout' 'colon_grid	layout' 'double_grid	layout' 'double_outline	layout' 'fancy_grid	layout' 'fancy_outline	layout' 'github	layout' 'grid	layout' 'heavy_grid	layout' 'heavy_outline	layout' 'jira	layout' 'latex_booktabs	layout' 'latex_longtable	layout' 'latex_raw	layout' 'mediawiki	layout' 'mixed_grid	layout' 'mixed_outline	layout' 'moinmoin	layout' 'orgtbl	layout' 'outline	layout' 'pipe	layout' 'plain	layout' 'presto	layout' 'pretty	layout' 'psql	layout' 'rounded_grid	layout' 'rounded_outline	layout' 'simple	layout' 'simple_grid	layout' 'simple_outline	layout' 'textile	layout' 'tsv	layout' 'unsafehtml	layout' 'youtrack	layout'
end

function __roverspecs_one_of_bash_zsh_fish
    printf '%s\n' 'bash' 'zsh' 'fish'
end

complete -c roverspecs -e
complete -c roverspecs -f
complete -c roverspecs -n __roverspecs_is_first -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n __roverspecs_is_first -l version -d 'show program\'s version number and exit'

complete -c roverspecs -n __roverspecs_is_first -a compare -d 'compare vehicles in consistent units'
complete -c roverspecs -n '__roverspecs_is compare' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is compare' -l all -d 'compare all vehicles of the catalog'
complete -c roverspecs -n '__roverspecs_is compare' -l specs -x -a '(__roverspecs_specs)' -d 'specs, or groups of them, separated by commas: dimensions, payload, mobility, mission, derived (default: mass, dimensions, payload)'
complete -c roverspecs -n '__roverspecs_is compare' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto; a unit for a spec or group, as in mass=g,length=in; or both (default: si)'
complete -c roverspecs -n '__roverspecs_is compare' -l where -x -d 'only vehicles that meet it, as in \'mass < 10 kg and body == Moon\'; of all, if none is named; given again, only those that meet each'
complete -c roverspecs -n '__roverspecs_is compare' -l strict -d 'leave out those that only may meet it'
complete -c roverspecs -n '__roverspecs_is compare' -l sort -x -a '(__roverspecs_order)' -d 'sort by a spec, name, launch_date or landing_date'
complete -c roverspecs -n '__roverspecs_is compare' -l descending -d 'the largest first'
complete -c roverspecs -n '__roverspecs_is compare' -l relative-to -x -a '(__roverspecs_vehicles ; __roverspecs_records)' -d 'show ratios and differences to this one'
complete -c roverspecs -n '__roverspecs_is compare' -l differing -d 'show only rows in which two figures differ'
complete -c roverspecs -n '__roverspecs_is compare' -l extremes -d 'mark the largest and the smallest of each row'
complete -c roverspecs -n '__roverspecs_is compare' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'show only dimensions of this configuration'
complete -c roverspecs -n '__roverspecs_is compare' -l digits -x -d 'significant digits, from 1 to 15 (default: a precision like the published one)'
complete -c roverspecs -n '__roverspecs_is compare' -l exact -d 'convert without rounding'
complete -c roverspecs -n '__roverspecs_is compare' -l prefer -x -a '(__roverspecs_preference)' -d 'what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of sources, latest or earliest, \'as-of DATE\''
complete -c roverspecs -n '__roverspecs_is compare' -l transpose -d 'swap rows and columns'
complete -c roverspecs -n '__roverspecs_is compare' -l footnotes -d 'list the sources of the figures shown'
complete -c roverspecs -n '__roverspecs_is compare' -l reproduce -d 'say which version and command make the table'
complete -c roverspecs -n '__roverspecs_is compare' -l bib -r -F -d 'write the sources of the figures shown, as CSL-JSON to a .json file, else as BibTeX'
complete -c roverspecs -n '__roverspecs_is compare' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is compare' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is compare' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is compare' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is compare' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a list -d 'list the vehicles'
complete -c roverspecs -n '__roverspecs_is list' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is list' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is list' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is list' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'

complete -c roverspecs -n __roverspecs_is_first -a show -d 'show every published figure of a vehicle with its source'
complete -c roverspecs -n '__roverspecs_is show' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is show' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is show' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is show' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is show' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is show' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a why -d 'say which figure is shown, and why each other is not'
complete -c roverspecs -n '__roverspecs_is why' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is why' -l prefer -x -a '(__roverspecs_preference)' -d 'what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of sources, latest or earliest, \'as-of DATE\''
complete -c roverspecs -n '__roverspecs_is why' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is why' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is why' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is_at why 1' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is_at why 1' -a '(__roverspecs_records)'
complete -c roverspecs -n '__roverspecs_is_at why 2' -a '(__roverspecs_spec)'

complete -c roverspecs -n __roverspecs_is_first -a fits -d 'say which vehicles fit a box and a mass limit'
complete -c roverspecs -n '__roverspecs_is fits' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is fits' -l box -x -d 'length, width and height of the space, as in 60x40x40cm'
complete -c roverspecs -n '__roverspecs_is fits' -l mass -x -d 'the largest mass, as in 6kg'
complete -c roverspecs -n '__roverspecs_is fits' -l lander -x -a '(__roverspecs_vehicles ; __roverspecs_records)' -d 'the largest mass is the payload capacity of this one'
complete -c roverspecs -n '__roverspecs_is fits' -l upright -d 'turn vehicles about the vertical axis only'
complete -c roverspecs -n '__roverspecs_is fits' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only dimensions of this configuration (default: the most compact known)'
complete -c roverspecs -n '__roverspecs_is fits' -l prefer -x -a '(__roverspecs_preference)' -d 'what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of sources, latest or earliest, \'as-of DATE\''
complete -c roverspecs -n '__roverspecs_is fits' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is fits' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is fits' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is fits' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is fits' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a nearest -d 'list the vehicles most like one'
complete -c roverspecs -n '__roverspecs_is nearest' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is nearest' -l specs -x -a '(__roverspecs_specs)' -d 'compare by these specs only'
complete -c roverspecs -n '__roverspecs_is nearest' -l count -x -d 'how many to show (default: 5)'
complete -c roverspecs -n '__roverspecs_is nearest' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take only dimensions of this configuration'
complete -c roverspecs -n '__roverspecs_is nearest' -l prefer -x -a '(__roverspecs_preference)' -d 'what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of sources, latest or earliest, \'as-of DATE\''
complete -c roverspecs -n '__roverspecs_is nearest' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is nearest' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is nearest' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is_at nearest 1' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is_at nearest 1' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a draw -d 'draw vehicles to scale'
complete -c roverspecs -n '__roverspecs_is draw' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is draw' -l views -x -a '(__roverspecs_views)' -d 'default: side,front,top'
complete -c roverspecs -n '__roverspecs_is draw' -l reference -x -a '(__roverspecs_reference)' -d 'hand, a4, adult, none or auto (default: auto)'
complete -c roverspecs -n '__roverspecs_is draw' -l units -x -a '(__roverspecs_one_of_si_metric_us)' -d 'default: metric'
complete -c roverspecs -n '__roverspecs_is draw' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'take dimensions of this configuration where there are any'
complete -c roverspecs -n '__roverspecs_is draw' -l prefer -x -a '(__roverspecs_preference)' -d 'what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of sources, latest or earliest, \'as-of DATE\''
complete -c roverspecs -n '__roverspecs_is draw' -l theme -x -a '(__roverspecs_one_of_auto_light_dark)' -d 'colours of a picture'
complete -c roverspecs -n '__roverspecs_is draw' -l svg -d 'print an SVG picture instead of text'
complete -c roverspecs -n '__roverspecs_is draw' -l output -r -F -d 'write a picture by the ending of the name: .svg, .png, .pdf or .txt'
complete -c roverspecs -n '__roverspecs_is draw' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is draw' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is draw' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a chart -d 'draw a chart of one spec, or of two'
complete -c roverspecs -n '__roverspecs_is chart' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is chart' -l specs -x -a '(__roverspecs_specs)' -d 'one spec, or two to set against each other'
complete -c roverspecs -n '__roverspecs_is chart' -l units -x -a '(__roverspecs_units)' -d 'si, metric, us or auto; a unit for a spec or group, as in mass=g,length=in; or both (default: si)'
complete -c roverspecs -n '__roverspecs_is chart' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'show only dimensions of this configuration'
complete -c roverspecs -n '__roverspecs_is chart' -l prefer -x -a '(__roverspecs_preference)' -d 'what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of sources, latest or earliest, \'as-of DATE\''
complete -c roverspecs -n '__roverspecs_is chart' -l theme -x -a '(__roverspecs_one_of_light_dark)' -d 'default: light'
complete -c roverspecs -n '__roverspecs_is chart' -l output -r -F -d 'where to write it, by the ending: .svg, .png or .pdf'
complete -c roverspecs -n '__roverspecs_is chart' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is chart' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is chart' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a page -d 'write a web page that compares vehicles'
complete -c roverspecs -n '__roverspecs_is page' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is page' -l specs -x -a '(__roverspecs_specs)' -d 'as for compare (default: all)'
complete -c roverspecs -n '__roverspecs_is page' -l title -x -d 'the heading of the page'
complete -c roverspecs -n '__roverspecs_is page' -l no-drawing -d 'leave out the drawing to scale'
complete -c roverspecs -n '__roverspecs_is page' -l configuration -x -a '(__roverspecs_one_of_stowed_deployed_at_launch_unstated)' -d 'show only dimensions of this configuration'
complete -c roverspecs -n '__roverspecs_is page' -l prefer -x -a '(__roverspecs_preference)' -d 'what to prefer to the order of trust, separated by commas: kinds of sources, ids or publishers of sources, latest or earliest, \'as-of DATE\''
complete -c roverspecs -n '__roverspecs_is page' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is page' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is page' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is page' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a specs -d 'list the specs with their units and definitions'
complete -c roverspecs -n '__roverspecs_is specs' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is specs' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is specs' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'

complete -c roverspecs -n __roverspecs_is_first -a sources -d 'list the sources of the figures'
complete -c roverspecs -n '__roverspecs_is sources' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is sources' -l format -x -a '(__roverspecs_bibliography)' -d 'bibtex, csl-json, text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is sources' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is sources' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is sources' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is sources' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a audit -d 'say where figures do not agree'
complete -c roverspecs -n '__roverspecs_is audit' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is audit' -l text -x -d 'audit the figures in a text, such as \'54 cm (21.26 inches)\', instead'
complete -c roverspecs -n '__roverspecs_is audit' -l all -d 'show explained findings, too'
complete -c roverspecs -n '__roverspecs_is audit' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is audit' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is audit' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is audit' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is audit' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a coverage -d 'say which figures there are, and how well each is supported'
complete -c roverspecs -n '__roverspecs_is coverage' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is coverage' -l specs -x -a '(__roverspecs_specs)' -d 'as for compare, published ones only'
complete -c roverspecs -n '__roverspecs_is coverage' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is coverage' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is coverage' -l with -x -a '(__roverspecs_records)' -d 'also read a record file, or a folder of them; may be given again'
complete -c roverspecs -n '__roverspecs_is coverage' -a '(__roverspecs_vehicles)'
complete -c roverspecs -n '__roverspecs_is coverage' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a check -d 'check record files and report everything wrong with them'
complete -c roverspecs -n '__roverspecs_is check' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is check' -l format -x -a '(__roverspecs_format)' -d 'text, markdown, html, latex, rst, csv, json or any format of tabulate (default: text)'
complete -c roverspecs -n '__roverspecs_is check' -l output -r -F -d 'write to a file instead of the terminal, as UTF-8'
complete -c roverspecs -n '__roverspecs_is check' -a '(__roverspecs_records)'

complete -c roverspecs -n __roverspecs_is_first -a completion -d 'print what lets a shell complete this command'
complete -c roverspecs -n '__roverspecs_is completion' -s h -l help -d 'show this help message and exit'
complete -c roverspecs -n '__roverspecs_is_at completion 1' -a '(__roverspecs_one_of_bash_zsh_fish)'
