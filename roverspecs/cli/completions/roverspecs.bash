# bash completion for roverspecs, made by tools/make_completions.py: do not edit.

_roverspecs_top() {
    offered=(-h --help --version compare fits nearest list show why specs sources export draw chart page audit coverage check completion)
}

_roverspecs_option() {
    kind=
    case "$1 $2" in
        'compare --with'|'fits --with'|'nearest --with'|'list --with'|'show --with'|'why --with'|'sources --with'|'draw --with'|'chart --with'|'page --with'|'audit --with'|'coverage --with') kind=records ;;
        'compare --columns'|'compare --also'|'compare --digits'|'compare --where'|'fits --columns'|'fits --box'|'fits --clearance'|'fits --mass'|'fits --where'|'nearest --columns'|'nearest --where'|'nearest --count'|'list --columns'|'list --where'|'show --columns'|'show --also'|'show --where'|'why --columns'|'sources --columns'|'sources --where'|'export --columns'|'export --where'|'draw --columns'|'draw --also'|'draw --where'|'draw --box'|'draw --clearance'|'draw --mass'|'draw --title'|'draw --width'|'draw --aspect'|'chart --columns'|'chart --where'|'chart --title'|'chart --notes'|'chart --names'|'chart --width'|'chart --aspect'|'page --columns'|'page --also'|'page --digits'|'page --where'|'page --title'|'page --subtitle'|'audit --columns'|'audit --text'|'audit --where'|'coverage --columns'|'coverage --where'|'check --columns') kind=nothing ;;
        'compare --decimal'|'fits --decimal'|'nearest --decimal'|'list --decimal'|'show --decimal'|'why --decimal'|'sources --decimal'|'export --decimal'|'draw --decimal'|'chart --decimal'|'page --decimal'|'audit --decimal'|'coverage --decimal'|'check --decimal') kind=one_of_._, ;;
        'compare --specs'|'nearest --specs'|'show --specs'|'sources --specs'|'export --specs'|'chart --specs'|'page --specs'|'audit --specs'|'coverage --specs') kind=specs ;;
        'compare --configuration'|'fits --configuration'|'nearest --configuration'|'list --configuration'|'show --configuration'|'why --configuration'|'sources --configuration'|'export --configuration'|'draw --configuration'|'chart --configuration'|'page --configuration'|'audit --configuration'|'coverage --configuration') kind=one_of_stowed_deployed_at_launch_unstated ;;
        'compare --prefer'|'fits --prefer'|'nearest --prefer'|'list --prefer'|'show --prefer'|'why --prefer'|'sources --prefer'|'export --prefer'|'draw --prefer'|'chart --prefer'|'page --prefer'|'audit --prefer'|'coverage --prefer') kind=preference ;;
        'compare --units'|'fits --units'|'why --units'|'draw --units'|'chart --units'|'page --units') kind=units ;;
        'compare --sort') kind=order ;;
        'compare --relative-to'|'fits --lander') kind=vehicles ;;
        'compare --format'|'fits --format'|'nearest --format'|'list --format'|'show --format'|'why --format'|'specs --format'|'audit --format'|'coverage --format'|'check --format') kind=format ;;
        'compare --output'|'compare --bib'|'fits --output'|'nearest --output'|'list --output'|'show --output'|'why --output'|'specs --output'|'sources --output'|'export --with'|'draw --bib'|'draw --output'|'chart --bib'|'chart --output'|'page --output'|'audit --output'|'coverage --output'|'check --output'|'completion --output') kind=files ;;
        'sources --format') kind=bibliography ;;
        'export --format') kind=export_form ;;
        'draw --views') kind=views ;;
        'draw --reference') kind=reference ;;
        'draw --theme'|'chart --theme') kind=one_of_auto_light_dark ;;
        'draw --labels') kind=one_of_auto_full_short ;;
    esac
}

_roverspecs_argument() {
    kind=
    case "$1 $2" in
        'compare '*) kind=vehicles ;;
        'fits '*) kind=vehicles ;;
        'nearest '1) kind=vehicles ;;
        'show '*) kind=vehicles ;;
        'why '1) kind=vehicles ;;
        'why '2) kind=spec ;;
        'sources '*) kind=vehicles ;;
        'export '1) kind=files ;;
        'export '*) kind=vehicles ;;
        'draw '*) kind=vehicles ;;
        'chart '*) kind=vehicles ;;
        'page '*) kind=vehicles ;;
        'audit '*) kind=vehicles ;;
        'coverage '*) kind=vehicles ;;
        'check '*) kind=records ;;
        'completion '1) kind=one_of_bash_zsh_fish ;;
    esac
}

_roverspecs_words() {
    case $1 in
        records) offered=() files=records ;;
        nothing) offered=() ;;
        one_of_._,) offered=(. ,) ;;
        specs) offered=(mass dry_mass launch_mass bulk_density surface_weight length width height diameter envelope bounding_volume payload_capacity payload_mass payload_volume habitable_volume instrument_count payload_fraction wheel_diameter wheel_width wheel_count wheelbase track_width ground_clearance obstacle_height top_speed max_slope range distance_driven power battery_energy specific_power design_life operating_time drill_depth dimensions payload mobility mission derived) list=1 ;;
        one_of_stowed_deployed_at_launch_unstated) offered=(stowed deployed 'at launch' unstated) ;;
        preference) offered=(agency operator paper reference press aggregator latest earliest) list=1 ;;
        units) offered=(si metric us auto) list=1 ;;
        order) offered=(mass dry_mass launch_mass bulk_density surface_weight length width height diameter envelope bounding_volume payload_capacity payload_mass payload_volume habitable_volume instrument_count payload_fraction wheel_diameter wheel_width wheel_count wheelbase track_width ground_clearance obstacle_height top_speed max_slope range distance_driven power battery_energy specific_power design_life operating_time drill_depth name launch_date landing_date) ;;
        vehicles) offered=(andy apex-1 apollo-lrv asagumo astroant athena beagle-2 beresheet blue-ghost-m1 blue-ghost-m2 blue-moon-mk1 cadre chandrayaan-2-lander chandrayaan-3-lander chang-e-3-lander chang-e-4-lander chang-e-5-lander chang-e-6-lander chang-e-7-rover clv-1 colmena curiosity dragonfly eagle-ltv flex flip gracie griffin-1 hakuto-r-m1 idefix ingenuity insight iris ispace-series-2 ispace-series-3 jinchan lev-1 lev-2 luna-17 luna-21 luna-25 luna-9 lunar-cruiser lunokhod-1 lunokhod-2 lupex-lander lupex-rover mapp mars-pathfinder mascot minerva minerva-ii-1a minerva-ii-1b minerva-ii-2 moon-racer moonranger odysseus opportunity pegasus peregrine perseverance philae phoenix pragyan-2 pragyan-3 prop-m rashid rashid-2 resilience rosalind-franklin sample-fetch-rover schiaparelli slim sojourner sora-q-m1 sorato spirit surveyor-1 surveyor-3 tenacious viking-1 viking-2 viper yaoki yutu yutu-2 zhurong) files=records ;;
        format) offered=(text markdown html latex typst mediawiki rst csv csv-long json asciidoc colon_grid double_grid double_outline fancy_grid fancy_outline github grid heavy_grid heavy_outline jira latex_booktabs latex_longtable latex_raw mixed_grid mixed_outline moinmoin orgtbl outline pipe plain presto pretty psql rounded_grid rounded_outline simple simple_grid simple_outline textile tsv unsafehtml youtrack xlsx) ;;
        files) offered=() files=any ;;
        spec) offered=(mass dry_mass launch_mass bulk_density surface_weight length width height diameter envelope bounding_volume payload_capacity payload_mass payload_volume habitable_volume instrument_count payload_fraction wheel_diameter wheel_width wheel_count wheelbase track_width ground_clearance obstacle_height top_speed max_slope range distance_driven power battery_energy specific_power design_life operating_time drill_depth) ;;
        bibliography) offered=(text bibtex csl-json markdown html latex typst mediawiki rst csv csv-long json asciidoc colon_grid double_grid double_outline fancy_grid fancy_outline github grid heavy_grid heavy_outline jira latex_booktabs latex_longtable latex_raw mixed_grid mixed_outline moinmoin orgtbl outline pipe plain presto pretty psql rounded_grid rounded_outline simple simple_grid simple_outline textile tsv unsafehtml youtrack xlsx) ;;
        export_form) offered=(csv parquet sqlite) ;;
        views) offered=(side front top) list=1 ;;
        reference) offered=(hand a4 adult auto none) list=1 ;;
        one_of_auto_light_dark) offered=(auto light dark) ;;
        one_of_auto_full_short) offered=(auto full short) ;;
        one_of_bash_zsh_fish) offered=(bash zsh fish) ;;
        order_of_units) offered+=(mass= dry_mass= launch_mass= bulk_density= surface_weight= length= width= height= diameter= envelope= bounding_volume= payload_capacity= payload_mass= payload_volume= habitable_volume= payload_fraction= wheel_diameter= wheel_width= wheelbase= track_width= ground_clearance= obstacle_height= top_speed= max_slope= range= distance_driven= power= battery_energy= specific_power= design_life= operating_time= drill_depth=) ;;
        options)
            case $command in
                compare) offered=(-h --help --all --with --columns --decimal --strict --specs --configuration --prefer --units --also --digits --exact --where --sure --sort --descending --relative-to --differing --extremes --format --output --bom --transpose --footnotes --reproduce --bib --quiet) ;;
                fits) offered=(-h --help --all --with --columns --decimal --strict --configuration --prefer --units --box --clearance --mass --lander --upright --where --sure --format --output --bom) ;;
                nearest) offered=(-h --help --with --columns --decimal --strict --specs --configuration --prefer --where --sure --count --format --output --bom) ;;
                list) offered=(-h --help --with --columns --decimal --strict --configuration --prefer --where --sure --format --output --bom) ;;
                show) offered=(-h --help --all --with --columns --decimal --strict --specs --configuration --prefer --also --where --sure --urls --format --output --bom) ;;
                why) offered=(-h --help --with --columns --decimal --strict --configuration --prefer --units --urls --format --output --bom) ;;
                specs) offered=(-h --help --format --output --bom) ;;
                sources) offered=(-h --help --all --with --columns --decimal --strict --specs --configuration --prefer --where --sure --format --output --bom) ;;
                export) offered=(-h --help --all --with --columns --decimal --strict --specs --configuration --prefer --where --sure --format) ;;
                draw) offered=(-h --help --all --with --columns --decimal --strict --configuration --prefer --units --also --where --sure --views --reference --box --clearance --mass --upright --title --theme --width --aspect --labels --no-caption --svg --bib --output) ;;
                chart) offered=(-h --help --all --with --columns --decimal --strict --specs --configuration --prefer --units --where --sure --title --notes --names --width --aspect --transparent --theme --bib --output) ;;
                page) offered=(-h --help --all --with --columns --decimal --strict --specs --configuration --prefer --units --also --digits --exact --where --sure --title --subtitle --no-drawing --no-sources --output) ;;
                audit) offered=(-h --help --all --with --columns --strict --decimal --specs --configuration --prefer --text --against --where --sure --explained --format --output --bom) ;;
                coverage) offered=(-h --help --all --with --columns --decimal --strict --specs --configuration --prefer --where --sure --format --output --bom) ;;
                check) offered=(-h --help --columns --decimal --format --output --bom) ;;
                completion) offered=(-h --help --output) ;;
            esac
            ;;
    esac
}

_roverspecs_units() {
    case $1 in
        mass|dry_mass|launch_mass|payload_capacity|payload_mass) offered=(kg g lb t) ;;
        bulk_density) offered=('kg/m³' 'lb/ft³') ;;
        surface_weight) offered=(N kN lbf) ;;
        length|width|height|diameter|envelope|wheel_diameter|wheel_width|wheelbase|track_width|ground_clearance|obstacle_height) offered=(m cm in mm km) ;;
        bounding_volume|payload_volume|habitable_volume) offered=('m³' L 'ft³') ;;
        payload_fraction) offered=(%) ;;
        top_speed) offered=(m/s km/h mph cm/s) ;;
        max_slope) offered=(deg) ;;
        range|distance_driven) offered=(m km ft mi cm mm) ;;
        power) offered=(W kW mW) ;;
        battery_energy) offered=(kJ Wh kWh) ;;
        specific_power) offered=(W/kg W/lb) ;;
        design_life|operating_time) offered=(h d min s year) ;;
        drill_depth) offered=(m cm in ft mm km) ;;
        *) offered=() ;;
    esac
}

# The words so far, joined again where bash breaks them at "=".
_roverspecs_split() {
    local place word before=
    words=()
    for ((place = 0; place <= COMP_CWORD; place++)); do
        word=${COMP_WORDS[place]}
        if [[ ( $word == = || $before == = ) && ${#words[@]} -gt 2 ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        before=$word
    done
}

# Files or folders, read from compgen without word splitting.
_roverspecs_files() {
    local file
    while IFS= read -r file; do
        COMPREPLY+=("$stem$file")
        are_files=1
    done < <(compgen "$@" -- "$value" 2>/dev/null)
}

_roverspecs() {
    local -a words offered
    local place word kind pending= ended= count=0 value stem= list= files= are_files= given=
    COMPREPLY=()
    _roverspecs_split
    local last=$((${#words[@]} - 1))
    local command=${words[1]}
    value=${words[last]}
    if ((last == 1)); then
        _roverspecs_top
    else
        for ((place = 2; place < last; place++)); do
            word=${words[place]}
            if [[ $pending ]]; then
                pending=
            elif [[ $ended ]]; then
                ((count++))
            elif [[ $word == -- ]]; then
                ended=1
            elif [[ $word == -* ]]; then
                if [[ $word != *=* ]]; then
                    _roverspecs_option "$command" "$word"
                    pending=$kind
                fi
            else
                ((count++))
            fi
        done
        if [[ $pending ]]; then
            kind=$pending
        elif [[ ! $ended && $value == --*=* ]]; then
            stem=${value%%=*}=
            value=${value#*=}
            _roverspecs_option "$command" "${stem%=}"
        elif [[ ! $ended && $value == -* ]]; then
            kind=options
        else
            _roverspecs_argument "$command" "$((count + 1))"
        fi
        _roverspecs_words "$kind"
    fi
    # What was typed, without the quotes around it.
    local quote=
    case $value in
        [\'\"]*) quote=${value:0:1} value=${value:1} ;;
        *) value=${value//\\/} ;;
    esac
    if [[ $list ]]; then
        given=,${value%"${value##*,}"}
        stem+=${given#,}
        value=${value##*,}
        if [[ $kind == units && $value == *=* ]]; then
            _roverspecs_units "${value%%=*}"
            stem+=${value%%=*}=
            value=${value#*=}
        elif [[ $kind == units ]]; then
            _roverspecs_words order_of_units
        fi
    fi
    for word in "${offered[@]}"; do
        if [[ $word == "$value"* && $given != *",$word,"* ]]; then
            [[ $quote || $word == *= ]] || printf -v word %q "$word"
            COMPREPLY+=("$stem$word")
        fi
    done
    # Bash replaces only what stands after the last "=".
    if [[ $COMP_WORDBREAKS == *=* && $stem == *=* ]]; then
        local cut=${stem%"${stem##*=}"}
        COMPREPLY=("${COMPREPLY[@]#"$cut"}")
        stem=${stem#"$cut"}
    fi
    case $files in
        any) _roverspecs_files -f ;;
        records)
            local ending
            for ending in toml csv tsv json jsonl ndjson xlsx; do
                _roverspecs_files -f -X "!*.$ending"
            done
            _roverspecs_files -d
            ;;
    esac
    # Of old, as on macOS, bash has no compopt.
    if [[ $list || ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    elif [[ $are_files ]]; then
        compopt -o filenames 2>/dev/null
    fi
    return 0
}
complete -F _roverspecs roverspecs
