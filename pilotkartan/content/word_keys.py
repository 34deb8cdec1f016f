"""List the words that the app uses, each with the blanks that the app fills. A test holds that code and lists agree."""

import re
from collections.abc import Mapping

# Those of pilotkartan/texts/words.toml, which are true of any programme. {app} is the app's name, of the list below.
_INTERFACE = """
    head.map head.evidence head.compare head.programme head.present head.data head.copy_link head.not_copied
    head.copied head.other_language notice.passed_over{parts} notice.more{parts}{count} notice.meant{part}{near}
    foot.source foot.version{version} filter.region filter.search filter.search_name filter.all_themes filter.chips
    filter.takes_away filter.clear
    filter.none summary.all{total} summary.some{shown}{total} summary.compared{names} summary.and summary.or
    summary.and_between summary.in_theme{codes} summary.in_method{codes} summary.in_target_group{codes}
    summary.in_result_type{codes} summary.in_result_status{codes} summary.in_one_result{conditions}
    summary.of_result_type{codes} summary.of_result_status{codes} summary.in_county{codes}
    summary.in_skr_group{codes} summary.search{words} search.region search.also{typed}{names}
    search.unmarked{typed}{words} search.read_as{typed}{word} search.word{word} search.meant{name}{count}
    search.show{name}{count} search.ask search.ask_programme search.the_theme{name} search.the_method{name}
    search.the_target_group{name} search.the_result_type{name} search.the_result_status{name} search.the_county{name}
    search.the_skr_group{name}
    list.heading list.sort list.sort_namn list.sort_tema list.sort_nord list.more{count}
    list.folded{count} list.left_out list.no_match list.loosen{name}{count} list.clear_all panel.region panel.close
    panel.previous panel.next panel.place{place}{total} panel.left_out panel.source panel.sources
    panel.source_number{number} panel.source_back{number} panel.skr{group} panel.themes
    panel.main_theme panel.why_themes panel.focus panel.activities panel.organisation panel.results panel.coming
    panel.one_page panel.share panel.tally{count}{status}
    panel.how panel.contact panel.materials panel.not_reported panel.nearest panel.distance{name}{km}
    panel.distance_note panel.only_planned place.search
    place.suggested{count}{names} place.enter_takes{name} place.hint place.in_municipality{name} place.kind_county
    place.kind_municipality place.kind_place place.kind_point place.unknown{text} place.no_spelling{text}
    place.elsewhere{text} place.province{text} place.regional_grid{text} place.outside_sweden{text}
    place.swapped{text} place.remove place.by_distance place.near{name}{way} place.way_to{place}{way} place.rule
    place.online place.online_note place.online_timeout place.online_busy place.online_failed place.online_no_hit
    fit.heading fit.own_type fit.any_type fit.rule
    direction.north{km} direction.northeast{km} direction.east{km} direction.southeast{km} direction.south{km}
    direction.southwest{km} direction.west{km} direction.northwest{km} material.open material.no_address
    material.title material.kind material.publisher material.size material.pilot material.address material.not_given
    material.programme material.found found.label found.whole verified.on{day}{month}{year} verified.still_right
    verified.changed verified.mail_subject{app}{label}{what}{where} verified.mail_version{version} verified.mail_more
    contact.save contact.what{name}{phone} contact.role contact.note{verified}{app}{version} programme.materials
    map.region map.text_after map.skip map.help map.zoom_in map.zoom_out map.home map.legend
    map.schematic map.main_theme map.outside map.failed map.compared map.compare map.compare_no_more map.use_place
    map.tiles map.background map.background_help map.background_on compare.box{name} compare.go{count}
    compare.one_more{name} compare.heading compare.choose compare.all{count} compare.of_filter{count} compare.none
    compare.too_few compare.caption{names} compare.note compare.dimension compare.all_have{codes}
    compare.nothing_shared compare.only{name} compare.shared compare.geography compare.seat compare.distances
    compare.in_common compare.download compare.file_docx compare.file_csv compare.file_csv_excel_sv compare.file_md
    compare.file_name compare.note_in_file
    data.in_sv data.in_en data.heading data.on_this_page data.method data.codebook data.codebook_note
    data.codes{count} data.code data.counts data.counts_not data.pilots_number data.pilots_which data.none
    data.limits data.silence data.silence_note data.silent data.pilot data.licences data.distances
    data.distances_in_files{table}
    data.distances_note data.from_to data.downloads data.citation data.sources data.source_facts{publisher}
    data.source_borders data.source_gazetteer data.for_programs data.api data.openapi data.dcat
    downloads.scope_compared{count} downloads.note downloads.scope downloads.scope_all{count}
    downloads.scope_filtered{count} downloads.scope_matching{count} downloads.scope_pilots{count} downloads.contacts
    downloads.contacts_why downloads.csv downloads.xlsx downloads.note_csv downloads.csv_excel_sv
    downloads.one_csv_excel_sv site.for_excel export.reading_excel_sv export.reading_codes export.columns_of{table}
    downloads.address downloads.json downloads.geojson downloads.package downloads.one_table downloads.one_csv
    subject.aim subject.activity subject.organisation_note subject.next subject.method subject.target_group
    subject.done subject.ongoing subject.material cite.note cite.what cite.view
    cite.data cite.apa_sv cite.apa_en cite.bib cite.ris cite.as_text citation.reference{author}{year}{what}{where}
    citation.dataset{title}{version} citation.view{view}{dataset} citation.retrieved{date}{address}
    citation.date{day}{month}{year} citation.months citation.kind citation.version{version} citation.view_in{title}
    citation.package{address}
    metadata.catalogue_text{app} metadata.sweden metadata.copy{sha256}{retrieved} metadata.copy_retrieved{date}
    metadata.copy_undated metadata.csv metadata.api metadata.geojson metadata.xlsx metadata.json
    metadata.datapackage metadata.research metadata.tables{tables}
    table.pilots table.texts table.results table.codings table.codebook
    table.materials table.distances table.similarities table.paragraphs table.contacts column.pilot
    column.pilot_or_programme column.municipality_code column.municipality_key column.name column.name_of_person
    column.organisation column.county_code column.county_key column.county column.code_key column.source_of_summary
    column.n_of_results column.text_of_paragraph column.skr_group column.site column.seat column.lat column.lon
    column.main_theme column.summary column.source column.part column.n column.text column.type column.themes
    column.dimension column.dimension_label column.code column.main column.reason column.definition column.label
    column.counts
    column.counts_not column.pilots column.material column.title column.kind column.publisher column.size
    column.size_unit column.from column.to column.distance_km column.similarity column.similarity_main_weighted
    column.shared_codes column.paragraph column.role column.email column.found_email column.found_author
    column.found_series column.found_publisher column.found_address column.found column.verified
    column.site_verified column.source_of_material column.concerns column.part_of_pilots column_title.found_email
    column_title.found_author
    column_title.found_series column_title.found_publisher column_title.found_address column_title.found
    downloads.metadata downloads.no_doi downloads.datacite_json downloads.datacite_xml downloads.ddi data.versions
    versions.note versions.number{version} versions.feed versions.feed_title{app}
    versions.changed_since{version}{published} ddi.unit ddi.kind
    column_title.verified column_title.site_verified column_title.concerns column_title.part_of_pilots
    column_title.pilot column_title.municipality_code
    column_title.municipality_key column_title.name column_title.organisation column_title.county_code
    column_title.county_key column_title.county column_title.skr_group_code column_title.skr_group column_title.site
    column_title.seat column_title.lat column_title.lon column_title.main_theme column_title.summary
    column_title.source column_title.part column_title.n column_title.text column_title.status column_title.type
    column_title.themes column_title.dimension column_title.dimension_label column_title.code column_title.code_key
    column_title.main
    column_title.reason column_title.definition column_title.label column_title.counts column_title.counts_not
    column_title.pilots column_title.material column_title.title column_title.kind column_title.publisher
    column_title.size column_title.size_unit column_title.address column_title.from column_title.to
    column_title.distance_km column_title.similarity column_title.similarity_main_weighted column_title.shared_codes
    column_title.paragraph column_title.role column_title.phone column_title.email column_title.in_sv{title}
    column_title.in_en{title} export.about export.version export.date export.content export.everything{count}
    export.selected{count}{total}{names} export.selected_none{total} export.rows_matching{table}{filters}
    export.rows_pilots export.query{query} export.cite export.citation{creator}{year}{title}{version} export.source
    export.empty export.reading export.reading_csv export.reading_guard export.reading_geojson
    export.reading_columns export.head_table export.head_column export.head_type export.head_unit
    export.head_meaning export.head_origin export.type_string export.type_number export.type_integer
    export.type_boolean export.unit{unit} export.origin_source export.origin_coding export.origin_own{app}
    export.origin_public export.origin_reckoned{app} export.origin_elsewhere matrix.heading matrix.pick matrix.main
    matrix.further
    matrix.legend_main matrix.legend_further matrix.legend_coding matrix.legend_result matrix.legend_attribute
    matrix.open matrix.order matrix.unused{codes} matrix.as_table matrix.code matrix.role matrix.evidence_coding
    matrix.evidence_result matrix.evidence_attribute likeness.done likeness.done_shows likeness.all_results
    likeness.share_done likeness.percent{value} likeness.together likeness.alike likeness.alike_pick
    likeness.alike_rule{dimensions}{total} likeness.rank likeness.similarity likeness.weighted{weight}
    likeness.weighted_rank{similarity}{rank} likeness.shared likeness.nothing_shared likeness.steady{weight}{name}
    likeness.moved{weight}{name}{moves} likeness.move{other}{rank}{weighted_rank}
    likeness.overall{same_ranks}{ranks}{same_nearest}{pilots} likeness.download chart.pilot
    chart.matrix_title{dimension} chart.done_title chart.done_axis chart.alike_title{name} chart.alike_axis
    chart.alike_plain chart.alike_weighted{weight} chart.source{publisher}{title}{version}{app}
    chart.source_attribute{definition}{version}{app} chart.download_matrix{format} chart.download_done{format}
    chart.download_alike{format} picture.description picture.source{version}{publisher}{app} handout.pilots
    handout.page handout.statuses handout.own_materials handout.facts handout.about handout.more{app}
    handout.continued handout.where{name}{county} handout.qr{address} handout.source{publisher}{title}
    handout.version{version} handout.more_results{count}{app}
    exports.heading exports.note exports.tell exports.failed{file}{why}{app} exports.pptx
    exports.pdf exports.svg exports.png exports.programme_pages exports.name_pptx exports.name_pdf exports.name_html
    exports.name_svg exports.name_png story.intro story.start{count} story.which story.of_all story.of_filtered
    story.of_compared story.in_order story.noted story.notes_to story.notes_own
    story.notes_kept story.notes_none story.file story.save story.open story.fault_not_text{value}
    story.fault_no_story{value} story.fault_other_format{value} story.fault_number_of_steps{value}
    story.fault_unknown_steps{value} story.title_theme{theme} story.title_map story.map_heading{count}
    story.question{question} story.status_heading story.contacts_heading story.notes story.stage story.blanked
    story.stage_keys story.steps story.keys story.fault_long_notes{value} story.pick story.pick_all{count}
    story.pick_none
    story.group_opening story.group_themes story.group_pilots story.group_closing story.order_hint story.none_yet
    story.move_up{step} story.move_down{step} story.moved{step}{place}{total} story.included{count}
    story.included_one story.look story.look_page story.look_light story.look_dark story.look_contrast
    story.file_holds
    story.leave story.space story.key_next story.key_previous story.key_ends story.key_number story.key_palette
    story.part{part}{parts} story.theme_count{count}{total} story.theme_none story.list_code
    story.key_blank story.key_full story.key_qr story.key_help story.key_leave
    story.key_back story.key_autoplay story.key_language story.key_theme story.backspace story.find story.find_label
    story.key_speaker story.speaker story.speaker_open story.speaker_blocked story.stage_gone story.shown_now
    story.language_waits
    story.shown_next story.last_shown story.time_used story.time_of_step story.time_anew
    story.mention{word} story.nothing story.beside story.playing{seconds} story.pace story.seconds{seconds} story.play
    story.key_room room.heading room.intro room.open room.go_to room.followers{count} room.end room.over room.lost
    room.ask room.question room.struggle room.themes room.own room.limits{fewest}{most}
    room.few{fewest}{most} room.ask_now room.close_question
    room.reopen_question room.remove_question room.votes{count} room.no_malformed room.no_other_site
    room.no_not_yours room.no_unknown room.no_not_asked room.no_full room.no_too_many room.no_too_often
    room.no_too_fast room.no_away follow.title follow.enter follow.go follow.unknown{code} follow.waits
    follow.follows follow.alone follow.lost follow.back follow.ended follow.ended_more follow.elsewhere
    follow.mention{word} follow.other_language
    follow.return follow.open{app} follow.step_list follow.smaller follow.larger follow.aloud follow.voted follow.closed
    follow.failed follow.no_script
    slides.part{number}{total} slides.date{date} slides.footer_source{publisher}{title}
    slides.footer_version{date}{version}{app} slides.map_order slides.question{question} slides.map_of_theme{theme}
    slides.map_of_pilot{name} slides.map_names{names} slides.map_inset slides.status slides.layout_cover
    slides.layout_beside_map slides.layout_theme slides.layout_text slides.layout_chart slides.layout_contacts
    slides.box_title slides.box_content slides.box_picture slides.box_theme slides.box_strip slides.box_footer
    slides.box_number onefile.save{app} onefile.print
    onefile.theme onefile.ways onefile.about onefile.no_script onefile.not_unpacked onefile.no_qr onefile.no_place
    onefile.place kept.heading kept.note kept.keep kept.forget kept.saved{version}{day}{size} kept.saving kept.failed
    kept.no_network{version}{day} kept.no_server{version}{day}
    streamlit.skip streamlit.main_menu streamlit.theme
    streamlit.system streamlit.light streamlit.dark streamlit.about streamlit.made_with streamlit.copy_version
    streamlit.copy streamlit.copied streamlit.close streamlit.dismiss streamlit.loading streamlit.running
    streamlit.stop streamlit.stopping streamlit.request_timed_out streamlit.connection_closed
    streamlit.not_connected streamlit.no_file streamlit.download_failed streamlit.app_error streamlit.apply_line
    streamlit.apply_area streamlit.apply_mac streamlit.clear_entry streamlit.choose_one streamlit.open
    streamlit.no_results streamlit.with_take_away{what}
    streamlit.one_option streamlit.with_options{what} streamlit.with_selected{what}
    streamlit.file_input streamlit.upload streamlit.add_files streamlit.add_icon streamlit.drop
    streamlit.with_limit{what} streamlit.with_too_large{what} streamlit.with_wrong_type{what} streamlit.one_file
    streamlit.unexpected streamlit.with_cancel{what} streamlit.upload_failed streamlit.retry streamlit.upload_error
    streamlit.upload_lost streamlit.help streamlit.with_help{what} connection.lost connection.back connection.over
    connection.part connection.refused statement.page statement.heading{app} statement.law{app}
    statement.how_far{app} statement.conformance_full{app} statement.conformance_partial{app}
    statement.conformance_none{app} statement.contact statement.contact_to statement.contact_none
    statement.supervision statement.supervision_text{app} statement.faults statement.faults_none statement.criterion
    statement.reason statement.reason_fault statement.reason_burden statement.reason_outside statement.since
    statement.way statement.plan statement.no_burden statement.tested statement.tested_by statement.untested
    statement.dates{assessed}{updated} broken.heading broken.text broken.file broken.field broken.value broken.why
    broken.to_do broken.about broken.no_script{app} served.skip served.no_script served.compare served.late
    served.too_old served.present served.about_data{pilots} served.about_statement{app} print.address print.day
    phone.open phone.open_count{count} phone.close phone.show{count} phone.show_one phone.show_none phone.to_map
    site.about site.own_page{name} site.pages site.on_map{name} site.tables site.missing site.missing_text{app}
    site.to_map reliability.heading reliability.intro reliability.measures reliability.interval{draws}
    reliability.undefined
    reliability.undefined_why reliability.compared reliability.alike reliability.alike_of{alike}{cells}
    reliability.kappa reliability.alpha reliability.main_theme reliability.each_code{count}
    reliability.disagreements{count} reliability.notes reliability.first reliability.second reliability.now
    reliability.yes reliability.no reliability.as_main reliability.changes{count} reliability.changes_note
    reliability.no_changes reliability.yourself reliability.sentence{figures}
    reliability.sheet
    reliability.figure{name}{percent}{alpha} reliability.badge reliability.legend table.agreement table.double_codings
    export.origin_second_coding column.level column.code_or_all column.cells column.differing column.percent
    column.kappa column.alpha column.alpha_low column.alpha_high column.first column.first_main column.first_source
    column.first_note column.second column.second_main column.second_source column.second_note column.now
    column.now_main column.now_reason column_title.level column_title.cells column_title.differing column_title.percent
    column_title.kappa column_title.alpha column_title.alpha_low column_title.alpha_high column_title.first
    column_title.first_main column_title.first_source column_title.first_note column_title.second
    column_title.second_main column_title.second_source column_title.second_note column_title.now column_title.now_main
    column_title.now_reason
    way_out.any_theme{name}{count} one.pilot one.step one.code
    suits.one{names} suits.both{names} suits.all{names}{asked} suits.some{names}{count}{asked} suits.of_type{names}
    suits.more{count} suits.none_of_one suits.none_of_all suits.none_of_type suits.questions suits.same suits.another
    suits.distance suits.own suits.km{km} suits.others_one suits.others_all suits.others_type suits.type_filled{name}
    suits.type_unknown{name} comparison.both comparison.both_have{codes} comparison.note_of_two
    served.about_evidence{pilots} evidence.heading evidence.rows evidence.columns evidence.caption{row}{column}
    site.one_grid{rows}{columns} site.too_few
    evidence.caption_open evidence.legend evidence.short_coded evidence.short_unreported evidence.short_absent
    evidence.on_map{filters}{count} evidence.close evidence.pilot evidence.uncoded evidence.why_coded
    evidence.why_unreported evidence.why_absent evidence.result evidence.results{count} evidence.no_results
    evidence.most{name}{results} evidence.most_each{names}{results} evidence.no_most{cells}{results}
    evidence.all_unreported{names} evidence.all_absent{names} evidence.none_done{names} evidence.none_empty
    evidence.cells_not_done{count}{cells} evidence.empty{count}{cells} evidence.empty_why{why}{count}
    downloads.for_research downloads.for_research_note downloads.research downloads.qdpx downloads.qdc
    downloads.truth_table research.files research.tables research.pilots{count}{total}{names}
    research.code_id{code} research.paragraphs research.results
    research.qdpx_note research.qdpx_programs research.truth_heading research.truth_about research.truth_zero
    research.truth_whole research.truth_codes research.truth_r research.truth_python research.any_done
    research.done_of_type{type} research.number{status}
    evidence.emptiest{names}{count}{cells} evidence.emptiest_each{names}{count}{cells}
    evidence.several{results}{placings}
    table.evidence column.theme_of_result column.main_of_result column.method column_title.theme column_title.method
    problem.query_too_long problem.malformed_query problem.unknown_parameter problem.repeated_parameter
    problem.unknown_value problem.text_too_long problem.control_character problem.unknown_address
    problem.unknown_pilot problem.method_not_allowed problem.data_unavailable problem.query_bytes{bytes}
    problem.most_bytes{most} problem.no_utf8 problem.write_utf8 problem.no_parameter{name} problem.parameters{names}
    problem.no_filters problem.see{address} problem.repeated{name}{count} problem.give_once
    problem.no_value{name}{value} problem.codes{dimension}{address} problem.ids{address} problem.values{values}
    problem.whole_number{least}{most} problem.text_characters{name}{count}{text} problem.most_characters{most}
    problem.holds_control{name}{text} problem.search_words problem.nothing_at{address} problem.listed_at{address}
    problem.no_pilot{pilot} problem.pilots_at{address} problem.meant{near} problem.no_method{method}
    problem.methods{methods} problem.no_data problem.try_again
    problem.internal_error problem.went_wrong problem.unsupported_format
    embed.open embed.failed embed.heading embed.about embed.allowed{sites} embed.nowhere{app} embed.what embed.code
    embed.copy embed.copied embed.not_copied embed.preview embed.to_app{app} embed.too_few
    api.short{bytes}{rows}
"""
# Those of data/words.toml: what is said of the one programme that is shown.
_PROGRAMME = """
    head.name head.tagline head.menu foot.words foot.borders filter.search_hint fit.none_yet verified.never
    programme.contact programme.materials_note map.title data.source_skr
    method.source{paragraphs}{pilots} method.texts method.codings{codings} method.themes method.status method.skr
    limits.one_source limits.own_text limits.date{first}{last} limits.tense limits.few{pilots} limits.coder
    limits.silence metadata.catalogue metadata.provenance{publisher}{title}{address} metadata.service
    column.skr_group_code column.status column.address column.phone likeness.done_hides{total}
    handout.texts handout.old_numbers story.status_note statement.who{publisher}
    served.about_map{pilots}{first}{last} served.about_compare served.about_present
"""


def _blanks(words: str) -> Mapping[str, set[str]]:
    return {word.partition("{")[0]: set(re.findall(r"{(\w+)}", word)) for word in words.split()}


INTERFACE_BLANKS, PROGRAMME_BLANKS = _blanks(_INTERFACE), _blanks(_PROGRAMME)
