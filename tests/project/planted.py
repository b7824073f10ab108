"""Rows put beside the demo's: what must come back, what must not leave, what is hard to carry.

Every table has a row, so that a backup or an export that forgets one is found.
"""

# Where a council is wanted, it is Løten; where a person, its coordinator or police contact.
_LOTEN = "(SELECT id FROM records_council WHERE slug = 'loten')"
_COORDINATOR = "(SELECT id FROM records_person WHERE email = 'slt.loten@samrad.example')"
_POLICE = (
    "(SELECT person_id FROM records_seat WHERE party = 'police'"
    f" AND council_id = {_LOTEN} ORDER BY id LIMIT 1)"
)
FORGOTTEN = "canary.forgotten@samrad.example"

# What opens something: in a backup most of it, in an export none.
SECRETS = (
    "canary-password",
    "canary-session",
    "canary-factor",
    "canary-subject",
    "canary-mark",
    *(letter * 64 for letter in "cdef"),
)

_OPENING = f"""
UPDATE records_person SET password = 'canary-password';
INSERT INTO django_session (session_key, session_data, expire_date)
VALUES ('canary-session', 'canary-session', now() + interval '1 day');
INSERT INTO usersessions_usersession
(user_id, created_at, ip, last_seen_at, session_key, user_agent, data)
VALUES ({_COORDINATOR}, now(), '192.0.2.7', now(), 'canary-session', '', '{{}}');
INSERT INTO records_servicesession (id, person_id, issuer, subject_key, sid, began_at)
VALUES (gen_random_uuid(), {_COORDINATOR}, 'https://id.example', 'canary-subject', 's', now());
INSERT INTO records_identity (id, person_id, issuer, subject_key, bound_at)
VALUES (gen_random_uuid(), {_COORDINATOR}, 'https://id.example', 'canary-subject', now());
INSERT INTO records_usedonce (mark, until) VALUES ('canary-mark', now() + interval '1 hour');
INSERT INTO account_emailaddress (email, verified, "primary", user_id)
VALUES ('slt.loten@samrad.example', true, true, {_COORDINATOR});
INSERT INTO account_emailconfirmation (created, sent, key, email_address_id)
SELECT now(), now(), repeat('f', 64), id FROM account_emailaddress LIMIT 1;
INSERT INTO mfa_authenticator (type, data, user_id, created_at)
VALUES ('totp', '{{"secret": "canary-factor"}}', {_COORDINATOR}, now());
INSERT INTO records_recovery (id, person_id, given_at, secret_sha256, expires_at)
VALUES (gen_random_uuid(), {_COORDINATOR}, now(), repeat('d', 64), now() + interval '1 day');
INSERT INTO records_feed (id, council_id, person_id, secret_sha256, made_at)
VALUES (gen_random_uuid(), {_LOTEN}, {_COORDINATOR}, repeat('c', 64), now());
INSERT INTO records_invitation (id, council_id, name, email, party, organisation_id, role,
since, invited_at, invited_by_id, secret_sha256, expires_at, sent_at, workplace, raises)
SELECT gen_random_uuid(), {_LOTEN}, 'Kari Ny', 'kari.ny@samrad.example', 'municipality',
organisation_id, 'sector_director', '2025-06-01', now(), id, repeat('e', 64),
now() + interval '14 days', now(), '', '' FROM records_person WHERE id = {_COORDINATOR};
INSERT INTO records_forgetting (id, person_id, secret_sha256, asked_at, removed)
VALUES (gen_random_uuid(), {_POLICE}, repeat('f', 64), now(), '{{}}')
"""

# The queue: a letter that waits, one under way, and what was done already.
_QUEUE = """
INSERT INTO procrastinate_workers DEFAULT VALUES;
INSERT INTO procrastinate_jobs (task_name, queue_name, priority, args, status) VALUES
('samrad.project.jobs.send_invitation', 'letters', 0, '{}', 'todo'),
('samrad.project.jobs.send_recovery', 'letters', 0, '{}', 'doing'),
('samrad.project.jobs.remind_council', 'daily', 0, '{}', 'succeeded');
INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp, job_id, periodic_id)
SELECT 'every_morning', 1, max(id), 'daily' FROM procrastinate_jobs
"""

# What only some may see, and texts that are hard to carry. One paper is so large that a
# backup of it is under way for a while.
_KEPT = rf"""
UPDATE records_paper SET content = convert_to(repeat('lysmast ', 1500000), 'UTF8')
WHERE id = (SELECT p.id FROM records_paper p JOIN records_council c ON c.id = p.council_id
WHERE c.slug = 'lund' ORDER BY p.id LIMIT 1);
UPDATE records_paper SET openness = 'exempt', ground = 'no.offl.24.1', review = '2030-01-01',
title = 'canary-exempt'
WHERE id = (SELECT id FROM records_paper WHERE council_id = {_LOTEN} ORDER BY id LIMIT 1);
INSERT INTO records_paper (id, title, name, kind, content, sha256, party, figures, openness,
ground, review, brought_at, brought_by_id, council_id, text)
VALUES (gen_random_uuid(), 'canary-party',
'../../etc/Møte, «nr. 1».PDF', 'pdf', convert_to('canary-content', 'UTF8'), repeat('a', 64),
'police', true, 'party', '', NULL, now(), {_POLICE}, {_LOTEN}, 'Hemmelig lysmast');
INSERT INTO records_marked (id, openness, ground, review, reason, at, by_id, council_id,
paper_id, party) SELECT gen_random_uuid(), 'party', '', NULL, 'canary-reason', now(),
brought_by_id, council_id, id, 'police' FROM records_paper WHERE title = 'canary-party';
INSERT INTO records_released (id, basis, detail, public, at, by_id, council_id, paper_id,
withdrawn_at, withdrawn_by_id)
SELECT gen_random_uuid(), 'no.politiregisterloven.24.2', 'municipality', false, now(),
brought_by_id, council_id, id, now(), brought_by_id FROM records_paper
WHERE title = 'canary-party';
INSERT INTO records_cleancopy (id, council_id, paper_id, content, sha256, made_at)
SELECT gen_random_uuid(), council_id, id, convert_to('canary-copy', 'UTF8'), repeat('b', 64),
now() FROM records_paper WHERE title = 'canary-party';
INSERT INTO records_guest (id, until, invited_at, council_id, invited_by_id, person_id,
paper_id, raises) SELECT gen_random_uuid(), '2100-01-01', now(), council_id, brought_by_id,
brought_by_id, id, '' FROM records_paper WHERE council_id = {_LOTEN};
UPDATE records_evidence SET ref = left(E'=1+1\n\t"\\ <b>Ærø</b> 𝔸 \u2028\u202E' || ref, 200);
UPDATE records_clause SET terms = terms || '{{"øre": [1.50, 1e400, -0.0, {{"": null}}]}}',
quote = E'\r\n' || quote WHERE position = 1;
INSERT INTO records_reminder (id, duty, due, days_before, made_on, council_id)
VALUES (gen_random_uuid(), 'meetings', '2025-06-01', -7, '2025-06-08', {_LOTEN});
INSERT INTO records_signedfile (id, name, sha256, content, kept_at, council_id, kept_by_id,
version_id) SELECT gen_random_uuid(), 'avtale.pdf', repeat('0', 64), '%PDF-1.7', now(),
council_id, {_COORDINATOR}, id FROM records_version WHERE council_id = {_LOTEN} LIMIT 1;
INSERT INTO records_change (id, key, kind, terms, heading, quote, binds, action, proposed_party,
proposed_at, answer, reason, proposed_by_id, council_id, version_id)
SELECT gen_random_uuid(), key, kind, terms, heading, quote, binds, 'amend', 'police', now(), '',
'', {_POLICE}, council_id, version_id FROM records_clause WHERE council_id = {_LOTEN} LIMIT 1;
INSERT INTO records_standin (id, since, until, taken_at, council_id, seat_id)
SELECT gen_random_uuid(), '2025-06-01', '2025-06-02', now(), council_id, id FROM records_seat
WHERE council_id = {_LOTEN} LIMIT 1;
INSERT INTO records_disposal (id, run, kind, number, before, rule, decided, sha256, at, ran_by,
council_id) VALUES (gen_random_uuid(), gen_random_uuid(), 'reminder', 3, '2024-01-01',
'12 months', '', repeat('1', 64), now(), 'worker', {_LOTEN});
INSERT INTO records_housekeeping (id, run, kind, number, before, rule, decided, sha256, at,
ran_by) VALUES (gen_random_uuid(), gen_random_uuid(), 'session', 3, '2024-01-01', '12 months',
'', repeat('1', 64), now(), 'worker');
INSERT INTO records_meeting (id, council_id, year, number, kind, day, place, stage,
minutes_stage, sequence, planned_at, planned_by_id, cancelled_why)
VALUES (gen_random_uuid(), {_LOTEN}, 1999, 9, 'extra', '1999-06-01', 'canary-place', 'held',
'draft', 0, now(), {_COORDINATOR}, '');
INSERT INTO records_datepoll (id, council_id, meeting_id, place, answer_by, opened_at,
opened_by_id) SELECT gen_random_uuid(), council_id, id, 'canary-poll', '1999-05-01', now(),
{_COORDINATOR} FROM records_meeting WHERE place = 'canary-place';
INSERT INTO records_pollday (id, council_id, poll_id, day, chosen)
SELECT gen_random_uuid(), council_id, id, '1999-06-01', true FROM records_datepoll
WHERE place = 'canary-poll';
INSERT INTO records_pollanswer (id, council_id, day_id, person_id, suits, answered_at)
SELECT gen_random_uuid(), council_id, id, {_POLICE}, 'if_need_be', now() FROM records_pollday
WHERE day = '1999-06-01';
INSERT INTO records_meetingletter (id, council_id, meeting_id, sequence, person_id, queued_at,
sent_at) SELECT gen_random_uuid(), council_id, id, 0, {_POLICE}, now(), now()
FROM records_meeting WHERE place = 'canary-place';
INSERT INTO records_matter (id, council_id, title, kind, type, background, outcome, focus,
municipality, minutes, party, openness, ground, stage, raised_by, raised_for, proposed_at,
proposed_by_id, answer, late)
VALUES (gen_random_uuid(), {_LOTEN}, 'canary-matter', 'decide', 'annet', '', '', '', '', 10,
'police', 'party', '', 'proposed', 'member', '', now(), {_POLICE}, '', false);
INSERT INTO records_attachment (id, council_id, matter_id, paper_id)
SELECT gen_random_uuid(), m.council_id, m.id, p.id FROM records_matter m, records_paper p
WHERE m.title = 'canary-matter' AND p.title = 'canary-party';
INSERT INTO records_answerletter (id, council_id, matter_id, person_id, queued_at, sent_at)
SELECT gen_random_uuid(), council_id, id, proposed_by_id, now(), now()
FROM records_matter WHERE title = 'canary-matter';
INSERT INTO records_marked (id, council_id, matter_id, openness, ground, reason, at, by_id,
party) SELECT gen_random_uuid(), council_id, id, 'party', '', 'canary-reason', now(),
proposed_by_id, 'police' FROM records_matter WHERE title = 'canary-matter';
INSERT INTO records_guest (id, until, invited_at, council_id, invited_by_id, person_id,
matter_id, raises) SELECT gen_random_uuid(), '2100-01-01', now(), council_id, proposed_by_id,
proposed_by_id, id, '' FROM records_matter WHERE title = 'canary-matter';
INSERT INTO records_order (id, council_id, title, why, focus, form, due, party, stage, asked_at,
asked_by_id, ended_why)
VALUES (gen_random_uuid(), {_LOTEN}, 'canary-order', 'x', '', 'either', '1999-06-01', 'police',
'asked', now(), {_POLICE}, '');
INSERT INTO records_unit (id, council_id, order_id, name, party, guest, person_id, asked_at,
asked_by_id)
SELECT gen_random_uuid(), council_id, id, 'canary-unit', 'police', false, asked_by_id, now(),
asked_by_id FROM records_order WHERE title = 'canary-order';
INSERT INTO records_answer (id, council_id, unit_id, number, measured_in, text, source, since,
until, trend, confidence, may_be_public, party, openness, ground, late, given_at, given_by_id)
SELECT gen_random_uuid(), council_id, id, 1234.5678, 'timer', 'canary-answer', 'x',
'1999-01-01', '1999-06-01', 'up', 'low', false, 'police', 'party', '', true, now(), person_id
FROM records_unit WHERE name = 'canary-unit';
INSERT INTO records_orderletter (id, council_id, unit_id, person_id, queued_at, sent_at)
SELECT gen_random_uuid(), council_id, id, person_id, now(), now() FROM records_unit
WHERE name = 'canary-unit';
INSERT INTO records_item (id, council_id, meeting_id, position, kind, title, key, minutes,
municipality, year, number, openness, ground)
SELECT gen_random_uuid(), council_id, id, 1, 'free', 'canary-item', '', 10, '', 1999, 1,
'council', '' FROM records_meeting WHERE place = 'canary-place';
INSERT INTO records_paragraph (id, council_id, item_id, wording, position, text, openness,
ground, review, revision, written_at, written_by_id)
SELECT gen_random_uuid(), council_id, id, 'decision', 1, 'canary-paragraph', 'exempt',
'no.offl.24.1', '2030-01-01', 1, now(), {_COORDINATOR} FROM records_item
WHERE title = 'canary-item';
INSERT INTO records_presence (id, council_id, item_id, person_id, present)
SELECT gen_random_uuid(), council_id, id, {_POLICE}, 'present' FROM records_item
WHERE title = 'canary-item';
INSERT INTO records_measure (id, council_id, decision_id, title, police_owner_id, deadline,
indicator, made_at, made_by_id, proof, dropped_why)
SELECT gen_random_uuid(), council_id, id, 'canary-measure', {_POLICE}, '2030-01-01', '', now(),
{_COORDINATOR}, '', '' FROM records_paragraph WHERE text = 'canary-paragraph';
INSERT INTO records_nomeasure (id, council_id, decision_id, because, at, by_id)
SELECT gen_random_uuid(), council_id, id, 'canary-because', now(), {_COORDINATOR}
FROM records_paragraph WHERE text = 'canary-paragraph';
INSERT INTO records_reader (id, council_id, meeting_id, version, person_id, asked_at)
SELECT gen_random_uuid(), council_id, id, 1, {_POLICE}, now() FROM records_meeting
WHERE place = 'canary-place';
INSERT INTO records_comment (id, council_id, meeting_id, version, item_id, text, party, at,
by_id, outcome, answer) SELECT gen_random_uuid(), council_id, meeting_id, 1, id,
'canary-comment', 'police', now(), {_POLICE}, '', '' FROM records_item
WHERE title = 'canary-item';
INSERT INTO records_approval (id, council_id, meeting_id, version, party, sha256, at, by_id)
SELECT gen_random_uuid(), council_id, id, 1, 'police', repeat('3', 64), now(), {_POLICE}
FROM records_meeting WHERE place = 'canary-place';
INSERT INTO records_minutesversion (id, council_id, meeting_id, number, content, sha256, reason,
locked_at, locked_by_id) SELECT gen_random_uuid(), council_id, id, 1, 'canary-version',
repeat('4', 64), '', now(), {_COORDINATOR} FROM records_meeting WHERE place = 'canary-place';
INSERT INTO records_correction (id, council_id, meeting_id, number, reason, at, by_id,
given_up_why)
SELECT gen_random_uuid(), council_id, id, 2, 'canary-correction', now(), {_COORDINATOR}, ''
FROM records_meeting WHERE place = 'canary-place';
INSERT INTO records_publicminutes (id, council_id, meeting_id, version_id, content, sha256, pdf,
note, published_at, published_by_id, withdrawn_why) SELECT gen_random_uuid(), council_id,
meeting_id, id, 'canary-public', repeat('5', 64), '%PDF-1.7', 'canary-note', now(),
{_COORDINATOR}, '' FROM records_minutesversion WHERE content = 'canary-version';
INSERT INTO records_textblocks (id, council_id, lines)
VALUES (gen_random_uuid(), {_LOTEN}, 'canary-block');
INSERT INTO records_followup (id, council_id, measure_id, kind, at, by_id, why)
SELECT gen_random_uuid(), council_id, id, 'reopened', now(), {_POLICE}, 'canary-followup'
FROM records_measure WHERE title = 'canary-measure';
INSERT INTO records_digest (id, person_id, quiet_in_july, told_on)
VALUES (gen_random_uuid(), {_COORDINATOR}, true, '2025-06-02');
INSERT INTO records_notice (id, council_id, meeting_id, kind, number, made_at, made_by_id,
due, days_before, late, content, sha256, pdf)
SELECT gen_random_uuid(), council_id, id, 'notice', 1, now(), {_COORDINATOR}, '1999-05-25', 3,
true, '{{"canary": "canary-notice", "øre": [1, null]}}', repeat('3', 64), '%PDF-1.7'
FROM records_meeting WHERE place = 'canary-place';
INSERT INTO records_receipt (id, council_id, notice_id, person_id, as_what, email, queued_at,
handing_in_at, uncertain_at, opened_at, answer, answered_at)
SELECT gen_random_uuid(), council_id, id, {_POLICE}, 'member', 'canary@samrad.example', now(),
now(), now(), now(), 'comes', now() FROM records_notice WHERE content ->> 'canary' IS NOT NULL;
INSERT INTO records_source (id, council_id, key, name, party, geography, counting, unit, breaks,
columns, made_at, made_by_id) VALUES (gen_random_uuid(), {_LOTEN}, 'canary', 'canary-source',
'police', '', 'Ærø', 'cases', '[["2015-10-01", "penal_code"]]', '{{"roles": {{}}}}', now(),
{_POLICE});
INSERT INTO records_delivery (id, council_id, source_id, paper_id, delivered, rows, sha256,
columns, correction, brought_at, brought_by_id, taken_at, taken_by_id)
SELECT gen_random_uuid(), s.council_id, s.id, p.id, '2025-06-01', 2, repeat('6', 64), '{{}}',
'', now(), s.made_by_id, now(), s.made_by_id FROM records_source s, records_paper p
WHERE s.key = 'canary' AND p.title = 'canary-party';
INSERT INTO records_figure (id, council_id, delivery_id, paper_id, indicator, label, place,
since, until, value, why, unit)
SELECT gen_random_uuid(), council_id, id, paper_id, 'canary-' || n, 'canary-figure', '3412',
'2024-01-01', '2024-12-31', CASE n WHEN 1 THEN 1.5 END,
CASE n WHEN 1 THEN '' ELSE 'too_few' END, 'cases'
FROM records_delivery, generate_series(1, 2) n WHERE sha256 = repeat('6', 64);
INSERT INTO records_upload (id, council_id, source_id, name, content, columns, made_at,
made_by_id, stage, turn, step, done, of, seen, said, refused)
SELECT gen_random_uuid(), council_id, id, 'canary-upload.csv', 'tema;2024', '{{}}',
now(), made_by_id, 'direct', 0, 'waiting', 0, 0, '{{}}', '{{}}', '{{}}'
FROM records_source WHERE key = 'canary';
INSERT INTO records_picture (id, council_id, meeting_id, as_of, stage, begun_at, begun_by_id,
reason, opened_at, opened_by_id) SELECT gen_random_uuid(), council_id, id, '2025-06-01',
'frozen', now(), planned_by_id, 'canary-corrected', now(), planned_by_id
FROM records_meeting WHERE council_id = {_LOTEN} ORDER BY day LIMIT 1;
INSERT INTO records_picturepart (id, council_id, picture_id, position, kind, area, joint,
unreported, causes, openness, ground) SELECT gen_random_uuid(), council_id, id, 1, 'area',
'canary-area', 'canary-joint', '', '', 'open', '' FROM records_picture
WHERE council_id = {_LOTEN};
INSERT INTO records_ownpicture (id, council_id, part_id, party, text, written_at,
written_by_id) SELECT gen_random_uuid(), council_id, id, 'police', 'canary-own', now(),
{_POLICE} FROM records_picturepart WHERE area = 'canary-area';
INSERT INTO records_picturedifference (id, council_id, part_id, text, party, noted_at,
noted_by_id, settled, settled_at, settled_by_id) SELECT gen_random_uuid(), council_id, id,
'canary-difference', 'police', now(), {_POLICE}, 'canary-settled', now(), {_COORDINATOR}
FROM records_picturepart WHERE area = 'canary-area';
INSERT INTO records_chosenfigure (id, council_id, part_id, source_id, statistic, indicator,
place, since, until, against, years, places, chosen_at, chosen_by_id)
SELECT gen_random_uuid(), p.council_id, p.id, s.id, '', 'canary-1', '3412', '2024-01-01',
'2024-12-31', 'similar', 2, '{{3411}}', now(), s.made_by_id
FROM records_picturepart p, records_source s WHERE p.area = 'canary-area'
AND s.key = 'canary';
INSERT INTO records_adoption (id, council_id, picture_id, party, sha256, at, by_id)
SELECT gen_random_uuid(), council_id, id, 'police', repeat('5', 64), now(), {_POLICE}
FROM records_picture WHERE council_id = {_LOTEN};
INSERT INTO records_pictureversion (id, council_id, picture_id, number, content, sha256,
reason, frozen_at, frozen_by_id) SELECT gen_random_uuid(), council_id, id, 1, '{{}}',
repeat('5', 64), 'canary-corrected', now(), begun_by_id FROM records_picture
WHERE council_id = {_LOTEN};
INSERT INTO records_publicpicture (id, council_id, version_id, content, published_at,
published_by_id, withdrawn_at, withdrawn_by_id, withdrawn_why) SELECT gen_random_uuid(),
council_id, id, '{{}}', now(), frozen_by_id, now(), frozen_by_id, 'canary-why'
FROM records_pictureversion WHERE council_id = {_LOTEN};
INSERT INTO records_publicfigure (id, council_id, public_id, figure, content, papers)
SELECT gen_random_uuid(), council_id, id, gen_random_uuid(), '{{}}',
ARRAY[gen_random_uuid()] FROM records_publicpicture WHERE withdrawn_why = 'canary-why';
INSERT INTO records_harmweights (id, council_id, name, version, unit, source, weights, party,
proposed_at, proposed_by_id, decided_on, decision, adopted_for, adopted_at, adopted_by_id)
SELECT gen_random_uuid(), {_LOTEN}, 'canary-weights', '1', 'days', 'canary-source',
'[["canary", 2.5, false]]', 'police', now(), {_POLICE}, '2025-06-01', 'canary-decision',
'municipality', now(), {_COORDINATOR};
INSERT INTO records_problem (id, council_id, title, focus, stage, why, look_again, openness,
ground, party, noticed_at, noticed_by_id, moved_at, moved_by_id) SELECT gen_random_uuid(),
{_LOTEN}, 'canary-problem', 'canary-focus', 'parked', 'canary-parked', '2026-06-01', 'council',
'', 'police', now(), {_POLICE}, now(), {_COORDINATOR};
INSERT INTO records_problemaspect (id, council_id, problem_id, aspect, text, twin, revision,
written_at, written_by_id) SELECT gen_random_uuid(), council_id, id, 'what', 'canary-said',
'canary-twin', 2, now(), noticed_by_id FROM records_problem WHERE title = 'canary-problem';
INSERT INTO records_cause (id, council_id, problem_id, shape, bone, position, text, written_at,
written_by_id) SELECT gen_random_uuid(), council_id, id, 'fishbone', 'place', 1, 'canary-cause',
now(), noticed_by_id FROM records_problem WHERE title = 'canary-problem';
INSERT INTO records_cause (id, council_id, problem_id, shape, under_id, bone, position, text,
written_at, written_by_id) SELECT gen_random_uuid(), council_id, problem_id, shape, id, '', 2,
'canary-under', now(), written_by_id FROM records_cause WHERE text = 'canary-cause';
INSERT INTO records_problemevidence (id, council_id, problem_id, version_id, part_id, figure,
linked_at, linked_by_id) SELECT gen_random_uuid(), r.council_id, r.id, v.id, p.id,
gen_random_uuid(), now(), r.noticed_by_id FROM records_problem r, records_pictureversion v,
records_picturepart p WHERE r.title = 'canary-problem' AND p.area = 'canary-area'
AND v.council_id = p.council_id;
INSERT INTO records_participant (id, council_id, problem_id, name, named_at, named_by_id)
SELECT gen_random_uuid(), council_id, id, 'canary-service', now(), noticed_by_id
FROM records_problem WHERE title = 'canary-problem';
INSERT INTO records_participant (id, council_id, problem_id, person_id, named_at, named_by_id)
SELECT gen_random_uuid(), council_id, id, noticed_by_id, now(), noticed_by_id
FROM records_problem WHERE title = 'canary-problem';
INSERT INTO records_score (id, council_id, problem_id, party, scores, why, given_at,
given_by_id) SELECT gen_random_uuid(), council_id, id, 'police', '{{}}', 'canary-score', now(),
noticed_by_id FROM records_problem WHERE title = 'canary-problem';
INSERT INTO records_priorityweights (id, council_id, number, weights, why, decided_at,
decided_by_id) SELECT gen_random_uuid(), council_id, 1, '{{}}', 'canary-weights', now(),
noticed_by_id FROM records_problem WHERE title = 'canary-problem';
INSERT INTO records_statistic (id, key, name, country, publisher, address, licence, geography,
counting, unit, breaks, labels, places, delivered, sha256, rows, taken_at)
VALUES (gen_random_uuid(), 'canary.1', 'canary-statistic', 'NO', 'SSB', '', '', '', '', 'cases',
'[]', '{{}}', '{{}}', '2025-06-01', repeat('7', 64), 1, now());
INSERT INTO records_statisticfigure (id, statistic_id, indicator, place, since, until, value,
why, unit) SELECT gen_random_uuid(), id, 'canary', '', '2024-01-01', '2024-12-31', 3, '',
'cases' FROM records_statistic WHERE key = 'canary.1';
INSERT INTO records_person (id, email, name, password, language, is_active, organisation_id,
last_role, last_party) SELECT gen_random_uuid(), '{FORGOTTEN}', 'canary-name', '', 'nb', true,
organisation_id, '', '' FROM records_person WHERE id = {_COORDINATOR};
INSERT INTO records_seat (id, party, role, since, until, council_id, person_id)
SELECT gen_random_uuid(), 'municipality', 'coordinator', '2020-01-01', '2021-12-31', {_LOTEN},
id FROM records_person WHERE email = '{FORGOTTEN}'
"""

# As the owner, whom the locks do not bind: what is planted has been locked by nobody.
STATEMENTS = f"SET ROLE samrad_owner;\n{_OPENING};\n{_QUEUE};\n{_KEPT}".split(";\n")
