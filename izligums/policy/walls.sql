-- The second wall: what the database itself shows, to whom, whatever the program asks for.
--
-- Row security is forced on every table that holds something of a case, for the owner of the tables too. One statement
-- at the beginning of a request says who reads (`walls.enter`), and only for its transaction; without it nothing is
-- seen. A page or a job never says what it may see: the database looks that up by itself. What each table shows stands in
-- walls.toml; `accounts.walls` applies both files after the migrations.
--
-- Four roles: izligums_owner (owns the tables and migrates), izligums_web (pages), izligums_worker (jobs), and
-- izligums_audit, as which nobody signs in: it owns the views that show some columns of a case to those who watch over it.

CREATE SCHEMA IF NOT EXISTS walls;
GRANT USAGE ON SCHEMA walls TO PUBLIC;
-- A table of one's own with the name of ours would mislead functions that run with the rights of whoever calls them.
DO $$ BEGIN EXECUTE 'REVOKE TEMPORARY ON DATABASE ' || quote_ident(current_database()) || ' FROM PUBLIC'; END $$;

-- Who reads ----------------------------------------------------------------------------------------------------------

-- What a role reaches; written from roles.toml by `accounts.walls`.
CREATE OR REPLACE FUNCTION walls.reach_of(role text) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE role {reaches} ELSE 'none' END $$;

-- What a role may do; written from roles.toml as well.
CREATE OR REPLACE FUNCTION walls.may(role text, permission text) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS $$ SELECT permission = ANY(CASE role {permissions} ELSE '{}' END::text[]) $$;

-- From here to the end of the transaction this user reads; nobody when the identifier is null. A process leader is no
-- member of the service: to every rule that asks for one nobody reads, and to the doors below `walls.leader()` does.
CREATE OR REPLACE FUNCTION walls.enter(member bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known record;
BEGIN
    SELECT id, unit_id, walls.reach_of(role) AS reach INTO known FROM accounts_user WHERE id = member AND is_active;
    PERFORM set_config('izligums.job', '', true), set_config('izligums.case', '', true),
        set_config('izligums.key', '', true), set_config('izligums.participant', '', true),
        set_config('izligums.user', CASE WHEN known.reach <> 'led' THEN known.id::text ELSE '' END, true),
        set_config('izligums.leader', CASE WHEN known.reach = 'led' THEN known.id::text ELSE '' END, true),
        set_config('izligums.reach', coalesce(known.reach, 'none'), true),
        set_config('izligums.unit', CASE known.reach WHEN 'unit' THEN known.unit_id::text ELSE '' END, true);
END $$;

-- The same for a row that names who reads: whoever writes it has entered.
CREATE OR REPLACE FUNCTION walls.entered(member bigint) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM walls.enter(member);
    RETURN member;
END $$;

-- The same for a page that only looks. Whoever has opened a case from outside its unit looks at everything with hands
-- tied: PostgreSQL itself takes no write in this transaction.
CREATE OR REPLACE FUNCTION walls.look(member bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM walls.enter(member);
    IF EXISTS (SELECT FROM cases_opening WHERE holder_id = member AND until > now()) THEN
        PERFORM set_config('transaction_read_only', 'on', true);
    END IF;
END $$;

-- A job reads, by its name, with what this file grants that name. Pages cannot become one.
CREATE OR REPLACE FUNCTION walls.enter_job(job text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM walls.enter(NULL), set_config('izligums.job', job, true);
END $$;

-- Somebody at the door of the people of a case, not known yet, presents the digest of the key in their browser: they see
-- what that very key, or the code they typed with it, belongs to.
CREATE OR REPLACE FUNCTION walls.present(key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM walls.enter(NULL), set_config('izligums.key', key, true);
END $$;

-- A person of a case reads, for as long as their visit and their access last. Nobody can say who they are: the database
-- finds it by the key. They only read: nothing can be written to the end of the transaction.
CREATE OR REPLACE FUNCTION walls.enter_participant(presented text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE own bigint;
BEGIN
    PERFORM walls.present(presented);
    own := walls.visitor();
    PERFORM walls.enter(NULL), set_config('izligums.participant', coalesce(own::text, ''), true),
        set_config('transaction_read_only', 'on', true);
END $$;

-- A person of a case acts in their own space. The case is then in hand to the end of the transaction, as it is for a member
-- of the service who acts in it: the rules look at all of it. No page is drawn in that transaction (`process.own.acts`).
CREATE OR REPLACE FUNCTION walls.act_for_oneself(presented text) RETURNS TABLE (own bigint, of_case bigint)
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM walls.present(presented);
    own := walls.visitor();
    IF own IS NOT NULL THEN
        of_case := walls.visited_case();
        PERFORM set_config('izligums.case', of_case::text, true);
        RETURN NEXT;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION walls.key() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('izligums.key', true), '') $$;
CREATE OR REPLACE FUNCTION walls.participant() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('izligums.participant', true), '')::bigint $$;
CREATE OR REPLACE FUNCTION walls.member() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('izligums.user', true), '')::bigint $$;
CREATE OR REPLACE FUNCTION walls.leader() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('izligums.leader', true), '')::bigint $$;
CREATE OR REPLACE FUNCTION walls.unit() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('izligums.unit', true), '')::bigint $$;
CREATE OR REPLACE FUNCTION walls.reaches_all() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT current_setting('izligums.reach', true) = 'all' $$;
CREATE OR REPLACE FUNCTION walls.watches() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT current_setting('izligums.reach', true) IN ('all', 'readings') $$;
CREATE OR REPLACE FUNCTION walls.hands_out() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT current_setting('izligums.reach', true) = 'readings' $$;
CREATE OR REPLACE FUNCTION walls.in_hand() RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('izligums.case', true), '')::bigint $$;
-- Whose own data a job draws.
CREATE OR REPLACE FUNCTION walls.subjects() RETURNS bigint[] LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('izligums.subjects', true), '')::bigint[] $$;
CREATE OR REPLACE FUNCTION walls.job(name text) RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT coalesce(current_setting('izligums.job', true) = name, false)
        AND current_user IN ('izligums_worker', 'izligums_owner') $$;
-- The owner alone, who could take the walls down anyway: migrations, the sample office, and the functions below.
CREATE OR REPLACE FUNCTION walls.upkeep() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT coalesce(current_setting('izligums.job', true) = 'upkeep', false)
        AND current_user = 'izligums_owner' $$;

-- The case in which somebody acts stays in sight until the transaction ends, even when the act takes it out of their
-- hands: a transfer, the end of an assignment. Only a case that is in sight can be taken in hand.
CREATE OR REPLACE FUNCTION walls.take_in_hand(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM cases_case WHERE id = wanted) THEN
        PERFORM set_config('izligums.case', wanted::text, true);
    END IF;
END $$;

-- The cases that somebody reaches as a person: by a live grant, or in hand just now; opened from outside its unit only
-- until that ends, and only where nothing can be written.
CREATE OR REPLACE FUNCTION walls.held() RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
DECLARE held bigint[] :=
    ARRAY(SELECT case_id FROM cases_grant WHERE holder_id = walls.member() AND ended_on IS NULL) || walls.in_hand();
BEGIN
    IF current_setting('transaction_read_only')::boolean THEN
        held := held || ARRAY(SELECT case_id FROM cases_opening WHERE holder_id = walls.member() AND until > now());
    END IF;
    RETURN held;
END $$;

-- Whether a case is in sight, as it was before the statement that asks.
CREATE OR REPLACE FUNCTION walls.in_sight(wanted bigint) RETURNS boolean LANGUAGE plpgsql STABLE
    AS $$ BEGIN RETURN EXISTS (SELECT FROM cases_case WHERE id = wanted); END $$;

-- Doors in the wall --------------------------------------------------------------------------------------------------
--
-- They see everything while they run, because PostgreSQL sets the job for as long as the function runs and gives back what
-- was said before, whatever happens in it. pg_temp is searched last, so that nobody's temporary table takes the place of
-- ours.

-- "Already known?": names and birth date of people anywhere in the service, never where or in which role.
CREATE OR REPLACE FUNCTION walls.known_people(kind_ text, stems text[], born_ date, number_ text, most integer)
    RETURNS TABLE (id bigint, given_name varchar, family_name varchar, legal_name varchar, born date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF session_user <> 'izligums_owner' AND NOT EXISTS ( -- only who enters people; the owner, as whom samples are made
        SELECT FROM accounts_user u
        WHERE u.id = walls.member() AND (walls.may(u.role, 'case_register') OR walls.may(u.role, 'case_act'))
    ) THEN
        RETURN;
    END IF;
    RETURN QUERY
    (
        SELECT p.id, p.given_name, p.family_name, p.legal_name, p.born
        FROM people_person p
        WHERE p.kind = kind_ AND cardinality(stems) > 0
            AND p.id IN (SELECT k.person_id FROM people_personkey k WHERE k.key = stems[1])
            AND NOT EXISTS (
                SELECT FROM unnest(stems) AS stem
                WHERE NOT EXISTS (SELECT FROM people_personkey k WHERE k.person_id = p.id AND k.key = stem)
            )
            AND (born_ IS NULL OR p.born IS NULL OR p.born = born_)
        ORDER BY p.sort_key, p.id LIMIT most
    )
    UNION
    (
        SELECT p.id, p.given_name, p.family_name, p.legal_name, p.born
        FROM people_person p
        WHERE number_ <> '' AND p.kind = kind_ AND (p.code_key = number_ OR p.registration_no = number_)
        LIMIT most
    );
END $$;

-- The end of the day that rules.toml names: a case opened now from outside its unit closes then.
CREATE OR REPLACE FUNCTION walls.outside_until() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT (date_trunc('day', now() AT TIME ZONE 'Europe/Riga') + ({days_after} + 1) * interval '1 day')
        AT TIME ZONE 'Europe/Riga' - interval '1 second'
$$;

-- Opens a case of another unit to whoever reads, and says until when; null when there is no such case, when it may not
-- be opened so, or when they said of it that they have a conflict of interest: nobody can tell which. The reason comes
-- sealed.
CREATE OR REPLACE FUNCTION walls.open_from_outside(wanted bigint, year integer, why bytea) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE closes timestamptz;
BEGIN
    INSERT INTO cases_opening (case_id, holder_id, unit_id, from_unit_id, reason, at, until)
    SELECT c.id, u.id, c.unit_id, u.unit_id, why, now(), walls.outside_until()
    FROM accounts_user u, cases_case c
    WHERE u.id = walls.member() AND u.is_active AND walls.may(u.role, 'case_open_outside')
        AND c.id = wanted AND extract(year FROM c.received_on) = year AND c.unit_id IS DISTINCT FROM u.unit_id
        AND NOT EXISTS (
            SELECT FROM cases_assignment a JOIN mediators_mediator m ON m.id = a.mediator_id
            WHERE a.case_id = c.id AND m.user_id = u.id AND a.declared = false
        )
    RETURNING until INTO closes;
    RETURN closes;
END $$;

-- Who watches over the unit's readings has seen that a case was opened from outside; once.
CREATE OR REPLACE FUNCTION walls.see_opening(wanted bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    UPDATE cases_opening o SET seen_by_id = u.id, seen_at = now()
    FROM accounts_user u
    WHERE o.id = wanted AND o.seen_at IS NULL AND u.id = walls.member() AND u.is_active
        AND walls.may(u.role, 'readings_read') AND o.unit_id = walls.unit();
END $$;

-- Whose e-identity somebody at the door has proved, to the browser that holds the presented key: the blind index of a
-- personal code, beside the code that was typed with that key or by itself. It is kept whether that person has a case or not.
CREATE OR REPLACE FUNCTION walls.recognise(person text, at_ timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    INSERT INTO cases_knock AS typed (key, code, seed, made_at, proven, proven_at)
    VALUES (walls.key(), '', '', at_, person, at_)
    ON CONFLICT (key) DO UPDATE SET proven = person, proven_at = at_;
END $$;

-- The accesses that belong to the presented key: by the code typed with it, or by a visit.
CREATE OR REPLACE FUNCTION walls.opened() RETURNS bigint[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE found bigint[];
BEGIN
    IF walls.key() IS NULL THEN
        RETURN NULL;
    END IF;
    found := ARRAY(
        SELECT access.id FROM cases_knock typed
            JOIN cases_access access ON access.invitation = typed.code OR access.returning = typed.code
        WHERE typed.key = walls.key()
        UNION ALL SELECT access_id FROM cases_visit WHERE key = walls.key()
    );
    RETURN found;
END $$;

-- Whose visit the presented key belongs to, for as long as the visit and the access last.
CREATE OR REPLACE FUNCTION walls.visitor() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE own bigint;
BEGIN
    IF walls.key() IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT access.participation_id INTO own
    FROM cases_visit visit JOIN cases_access access ON access.id = visit.access_id
    WHERE visit.key = walls.key() AND visit.ended_at IS NULL AND visit.started_at > now() - interval '8 hours'
        AND access.ended_on IS NULL;
    RETURN own;
END $$;

-- The case of the presented key's visit, while that lasts.
CREATE OR REPLACE FUNCTION walls.visited_case() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$ BEGIN RETURN (SELECT case_id FROM cases_participation WHERE id = walls.visitor()); END $$;

-- A visit begins: with the key of somebody who has typed a code that opens something, and for nothing else. The second code
-- the program has asked before. `returning_` is the digest of the code to come in with from now on.
CREATE OR REPLACE FUNCTION walls.let_in(visit_key text, returning_ text, at_ timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE entered bigint;
BEGIN
    UPDATE cases_access access SET used_at = coalesce(access.used_at, at_),
        "returning" = coalesce(access.returning, returning_)
    FROM cases_knock typed
    WHERE typed.key = walls.key() AND access.ended_on IS NULL AND access.second <> 'e_identity' AND (
        access.returning = typed.code
        OR access.invitation = typed.code AND access.used_at IS NULL AND access.valid_until > at_
    )
    RETURNING access.id INTO entered;
    DELETE FROM cases_knock WHERE key = walls.key() AND entered IS NOT NULL;
    INSERT INTO cases_visit (access_id, key, started_at) SELECT entered, visit_key, at_ WHERE entered IS NOT NULL;
    RETURN entered IS NOT NULL;
END $$;

-- The same for somebody who has proved their e-identity to that key in the last ten minutes. The person of the access must
-- have that very personal code. Beside it stands a code that opens the access: the one to return with, or the invitation,
-- when an e-identity was to be asked. Whoever came so before needs no code, if there is one such access and not more:
-- which of several is meant, only a code tells.
CREATE OR REPLACE FUNCTION walls.let_in_recognised(visit_key text, returning_ text, at_ timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    found bigint[];
    entered bigint;
BEGIN
    found := ARRAY(
        SELECT access.id FROM cases_knock typed
            JOIN people_person person ON person.code_key = typed.proven AND person.code_key <> ''
            JOIN cases_participation own ON own.person_id = person.id
            JOIN cases_access access ON access.participation_id = own.id AND access.ended_on IS NULL
        WHERE typed.key = walls.key() AND typed.proven_at > at_ - interval '10 minutes'
            AND CASE WHEN typed.code = '' THEN access.recognised = typed.proven
                ELSE access.returning = typed.code
                    OR access.invitation = typed.code AND access.second = 'e_identity'
                        AND access.used_at IS NULL AND access.valid_until > at_
                END
    );
    IF cardinality(found) = 1 THEN
        UPDATE cases_access SET used_at = coalesce(used_at, at_), "returning" = coalesce("returning", returning_),
            recognised = (SELECT proven FROM cases_knock WHERE key = walls.key())
        WHERE id = found[1] RETURNING id INTO entered;
        DELETE FROM cases_knock WHERE key = walls.key();
        INSERT INTO cases_visit (access_id, key, started_at) VALUES (entered, visit_key, at_);
    END IF;
    RETURN entered IS NOT NULL;
END $$;

-- Whether the person whose key is presented has said no, and not yes since.
CREATE OR REPLACE FUNCTION walls.has_withdrawn() RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    own bigint := coalesce(walls.participant(), walls.visitor());
    last text;
BEGIN
    SELECT kind INTO last FROM cases_fact
    WHERE person_id = own AND kind IN ('consent', 'withdrawal') AND NOT superseded
    ORDER BY happened_on DESC, act_id DESC, id DESC LIMIT 1;
    RETURN coalesce(last = 'withdrawal', false);
END $$;

-- Whose openings, from which day on, are lawfully withheld from the person who reads, or for whom own data are drawn; of
-- everybody they are in this case. The roles of pages cannot ask: that something is withheld is withheld too.
CREATE OR REPLACE FUNCTION walls.withheld_now() RETURNS TABLE (reader bigint, since_ date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
    SELECT withheld.reader_id, withheld.since
    FROM cases_participation own
        JOIN cases_participation place ON place.case_id = own.case_id AND place.person_id = own.person_id
        JOIN cases_withholding withheld ON withheld.participation_id = place.id
    WHERE own.id = ANY(walls.participant() || coalesce(walls.subjects(), '{}'))
        AND withheld.agreed_by_id IS NOT NULL AND withheld.ended_on IS NULL
        AND withheld.until >= (now() AT TIME ZONE 'Europe/Riga')::date
$$;
REVOKE EXECUTE ON FUNCTION walls.withheld_now() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION walls.withheld_now() TO izligums_worker;

-- Who of the service opened the case of the person who reads, by day, since they are part of it; not what was opened, nor
-- a page about somebody else, never what is lawfully withheld, and never who else came to their own space.
CREATE OR REPLACE FUNCTION walls.own_readers(zone text, most integer)
    RETURNS TABLE (day date, name varchar, role varchar)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF walls.participant() IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT DISTINCT (read.at AT TIME ZONE zone)::date AS on_, u.display_name, u.role
        FROM cases_participation own
            JOIN cases_reading read ON read.case_id = own.case_id
                AND (read.person_id = own.id OR read.person_id IS NULL AND read.part IS NULL) AND read.outcome = 'read'
            JOIN accounts_user u ON u.id = read.user_id AND walls.reach_of(u.role) <> 'led'
        WHERE own.id = walls.participant() AND (read.at AT TIME ZONE zone)::date >= own.joined_on
            AND NOT EXISTS (
                SELECT FROM walls.withheld_now() withheld
                WHERE withheld.reader = read.user_id AND withheld.since_ <= (read.at AT TIME ZONE zone)::date
            )
        ORDER BY on_ DESC, u.display_name LIMIT most;
END $$;

-- The sessions that count on the person who reads: who else comes is not told.
CREATE OR REPLACE FUNCTION walls.own_sessions() RETURNS bigint[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE found bigint[];
BEGIN
    IF walls.participant() IS NULL THEN
        RETURN NULL;
    END IF;
    found := ARRAY(
        SELECT session_id FROM meetings_sessionperson WHERE participation_id = walls.participant() AND NOT taken_out
    );
    RETURN found;
END $$;

-- Whom the planned sessions of the person who reads count on, of those they know about: whom they proposed to bring, and about
-- whom they were asked. Of anybody else it is not told that they come, and of nobody why they do not.
CREATE OR REPLACE FUNCTION walls.own_company() RETURNS bigint[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE own bigint := walls.participant();
BEGIN
    IF own IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY(
        SELECT there.participation_id FROM meetings_sessionperson there
            JOIN meetings_session planned ON planned.id = there.session_id
        WHERE planned.state = 'planned' AND NOT there.taken_out AND planned.id = ANY(walls.own_sessions())
            AND (
                EXISTS (
                    SELECT FROM dialogue_proposal mine
                    WHERE mine.participation_id = own AND mine.guest_id = there.participation_id
                ) OR EXISTS (
                    SELECT FROM cases_fact asked
                    WHERE asked.other_id = own AND asked.person_id = there.participation_id
                        AND asked.kind = 'guest_question' AND NOT asked.superseded
                )
            )
    );
END $$;

-- What the person who reads wrote for the other side, sealed. It is with the mediator until it was received, given back or
-- taken back: that the other side is asked, or does not want it, is not told.
CREATE OR REPLACE FUNCTION walls.own_writing()
    RETURNS TABLE (id bigint, case_id bigint, stands text, on_ date, content bytea, given_back varchar, note bytea)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF walls.participant() IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT each.id, each.case_id,
        CASE WHEN each.state IN ('offered', 'wanted') THEN 'handed' ELSE each.state END::text,
        CASE WHEN each.state IN ('handed', 'offered', 'wanted') THEN each.handed_on ELSE each.moved_on END,
        each.text, each.given_back, each.note
    FROM dialogue_statement each WHERE each.author_id = walls.participant() ORDER BY each.id;
END $$;

-- What the other side wrote for the person who reads: that they are asked, or have wanted it; the words, sealed, only when
-- they wanted them on the screen. Nothing of who wrote it, and nothing while the author asks to stop, or somebody who
-- speaks for them, or for whom they speak.
CREATE OR REPLACE FUNCTION walls.own_post()
    RETURNS TABLE (id bigint, case_id bigint, state varchar, way varchar, moved_on date, content bytea)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF walls.participant() IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT each.id, each.case_id, each.state, each.way, each.moved_on,
        CASE WHEN each.state = 'delivered' AND each.way = 'screen' THEN each.text END
    FROM dialogue_statement each
    WHERE each.reader_id = walls.participant() AND (
        each.state = 'delivered'
        OR NOT EXISTS (
            SELECT FROM cases_participation author
                JOIN cases_participation theirs ON theirs.case_id = author.case_id AND (
                    theirs.id IN (author.id, author.beside_id)
                    OR theirs.role = 'representative' AND theirs.beside_id IN (author.id, author.beside_id)
                )
                JOIN cases_stopwish stop ON stop.participation_id = theirs.id AND stop.answered_by_id IS NULL
            WHERE author.id = each.author_id
        )
    )
    ORDER BY each.id;
END $$;

-- The person whose visit it is has opened the page on which the answers of their mediator stand.
CREATE OR REPLACE FUNCTION walls.see_replies() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$ UPDATE dialogue_reply SET seen_at = now() WHERE participation_id = walls.visitor() AND seen_at IS NULL $$;

-- Whom to remind of an appointment now, in these hours, on their own terms: once for each session that counts on them, from
-- a day before until two hours before it; nobody who asks to stop. For jobs alone.
CREATE OR REPLACE FUNCTION walls.reminders_due(hours_ text[], at_ timestamptz)
    RETURNS TABLE (case_id bigint, participation_id bigint, session_id bigint, medium text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF session_user = 'izligums_web' THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT session.case_id, counted.participation_id, session.id, terms.medium::text
    FROM meetings_session session
    JOIN meetings_sessionperson counted ON counted.session_id = session.id AND NOT counted.taken_out
    JOIN LATERAL (
        SELECT said.medium, said.hours FROM messages_terms said
        WHERE said.participation_id = counted.participation_id ORDER BY said.id DESC LIMIT 1
    ) terms ON terms.medium IS NOT NULL AND terms.hours = ANY(hours_)
    WHERE session.state = 'planned' AND session.start BETWEEN at_ + interval '2 hours' AND at_ + interval '1 day'
        AND NOT EXISTS (
            SELECT FROM cases_stopwish wish WHERE wish.participation_id = counted.participation_id AND wish.answered_by_id IS NULL
        )
        AND NOT EXISTS (
            SELECT FROM messages_message sent
            WHERE sent.recipient_id = counted.participation_id AND sent.session_id = session.id
        )
    ORDER BY counted.id;
END $$;

-- Whether a reminder or a word of news may still go: nobody is told who has asked to stop, or reminded of what is not to be,
-- is past, or counts on them no more. For jobs alone.
CREATE OR REPLACE FUNCTION walls.still_holds(message bigint, at_ timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    RETURN session_user <> 'izligums_web' AND EXISTS (
        SELECT FROM messages_message told
        WHERE told.id = message AND NOT EXISTS (
            SELECT FROM cases_stopwish wish WHERE wish.participation_id = told.recipient_id AND wish.answered_by_id IS NULL
        ) AND (told.session_id IS NULL OR EXISTS (
            SELECT FROM meetings_session session
            JOIN meetings_sessionperson counted ON counted.session_id = session.id AND NOT counted.taken_out
            WHERE session.id = told.session_id AND session.state = 'planned' AND session.start > at_
                AND counted.participation_id = told.recipient_id
        ))
    );
END $$;

-- Words of news whose hour it is, for those who have not asked to stop. For jobs alone.
CREATE OR REPLACE FUNCTION walls.news_due(hours_ text[]) RETURNS SETOF bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF session_user = 'izligums_web' THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT waiting.id FROM messages_message waiting
    JOIN LATERAL (
        SELECT said.hours FROM messages_terms said
        WHERE said.participation_id = waiting.recipient_id ORDER BY said.id DESC LIMIT 1
    ) terms ON terms.hours = ANY(hours_)
    WHERE waiting.state = 'waiting' AND waiting.kind = 'news'
        AND NOT EXISTS (
            SELECT FROM cases_stopwish wish WHERE wish.participation_id = waiting.recipient_id AND wish.answered_by_id IS NULL
        )
    ORDER BY waiting.id;
END $$;

-- How far the person who reads has come, by day: what they were told, said, did and signed themselves. Nothing of how
-- anybody else answered, and not whether they acknowledged the facts.
CREATE OR REPLACE FUNCTION walls.own_way()
    RETURNS TABLE (informed date, agreed date, prepared date, met date, signed date, in_force date, followed date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    own bigint := walls.participant();
    signed_by_them bigint[] := ARRAY(
        SELECT signature.settlement_id FROM settlements_signature signature
            JOIN settlements_settlement settlement ON settlement.id = signature.settlement_id
        WHERE signature.participation_id = own AND NOT signature.void AND settlement.state <> 'void'
    );
BEGIN
    IF own IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT
        (SELECT max(happened_on) FROM cases_fact WHERE person_id = own AND kind = 'information' AND NOT superseded),
        (SELECT CASE said.kind WHEN 'consent' THEN said.happened_on END FROM cases_fact said
            WHERE said.person_id = own AND said.kind IN ('consent', 'withdrawal') AND NOT said.superseded
            ORDER BY said.happened_on DESC, said.act_id DESC, said.id DESC LIMIT 1),
        (SELECT max(happened_on) FROM cases_fact WHERE person_id = own AND kind = 'talk' AND NOT superseded),
        (SELECT max((held.start AT TIME ZONE 'Europe/Riga')::date) FROM meetings_session held
            JOIN meetings_sessionperson there ON there.session_id = held.id
            WHERE there.participation_id = own AND there.attended AND held.state = 'held'),
        (SELECT max(signed_on) FROM settlements_signature
            WHERE participation_id = own AND NOT void AND settlement_id = ANY(signed_by_them)),
        (SELECT max(certified_on) FROM settlements_settlement WHERE id = ANY(signed_by_them)),
        (SELECT max(greatest(settlement.certified_on, condition.assessed_on)) FROM settlements_settlement settlement
            LEFT JOIN settlements_condition condition
                ON condition.settlement_id = settlement.id AND NOT condition.removed
            WHERE settlement.id = ANY(signed_by_them) AND settlement.state = 'certified'
            HAVING bool_and(condition.id IS NULL OR condition.fulfilment <> 'open'));
END $$;

-- The mediators of the person who reads, the leading one first, and the unit that has the case: nothing else of it.
CREATE OR REPLACE FUNCTION walls.own_mediators() RETURNS TABLE (name varchar, leads boolean, unit bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF walls.participant() IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT u.display_name, a.duty = 'lead', c.unit_id
        FROM cases_participation own JOIN cases_case c ON c.id = own.case_id
            LEFT JOIN cases_assignment a ON a.case_id = c.id AND a.ended_on IS NULL AND a.declared
            LEFT JOIN mediators_mediator m ON m.id = a.mediator_id
            LEFT JOIN accounts_user u ON u.id = m.user_id
        WHERE own.id = walls.participant() ORDER BY a.duty = 'lead' DESC, u.id;
END $$;

-- Whose own data are wanted: the places that one named person has in one case, and the case's unit. For data-protection
-- officers alone; answers to a whole name, and tells nothing else of the case.
CREATE OR REPLACE FUNCTION walls.places_of(case_ bigint, stems text[])
    RETURNS TABLE (participation_id bigint, person_id bigint, unit_id bigint, received_on date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF NOT walls.hands_out() OR cardinality(stems) < 2 THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT part.id, part.person_id, c.unit_id, c.received_on
    FROM cases_participation part JOIN cases_case c ON c.id = part.case_id
    WHERE part.case_id = case_ AND NOT EXISTS (
        SELECT FROM unnest(stems) AS stem
        WHERE NOT EXISTS (SELECT FROM people_personkey k WHERE k.person_id = part.person_id AND k.key = stem)
    )
    ORDER BY part.id;
END $$;

-- The job that draws one's own data sees that person's rows of one case, while the request waits: walls.toml, `own_data`.
CREATE OR REPLACE FUNCTION walls.enter_own_data(request bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE wanted record;
BEGIN
    IF session_user = 'izligums_web' THEN -- no page becomes this job, nor takes a case in hand by its name
        RETURN;
    END IF;
    PERFORM walls.enter_job('upkeep');
    SELECT asked.case_id, ARRAY(
        SELECT part.id FROM cases_participation part JOIN cases_participation named ON named.id = asked.participation_id
        WHERE part.case_id = asked.case_id AND part.person_id = named.person_id
    )::text AS places INTO wanted FROM documents_owndata asked
    WHERE asked.id = request AND asked.content IS NULL AND asked.erased_on IS NULL;
    PERFORM walls.enter_job('own_data'), set_config('izligums.case', coalesce(wanted.case_id::text, ''), true),
        set_config('izligums.subjects', coalesce(wanted.places, ''), true);
END $$;

-- The authority of the process leader who reads: the newest of the account, while the last word about it is that it is
-- verified. Null for anybody else.
CREATE OR REPLACE FUNCTION walls.authority() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    own bigint;
BEGIN
    IF walls.leader() IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT id INTO own FROM accounts_authority WHERE user_id = walls.leader() ORDER BY id DESC LIMIT 1;
    IF NOT coalesce((
        SELECT verified FROM accounts_verification WHERE authority_id = own ORDER BY id DESC LIMIT 1
    ), false) THEN
        own := NULL;
    END IF;
    RETURN own;
END $$;

-- How those of these cases stand that an act connected to the process leader who reads. `registered` never goes back, so
-- that a move to another unit is not told; `ended` follows from a recall or the closing alone: nothing here changes at the
-- moment when somebody declines, is reached, meets or signs.
CREATE OR REPLACE FUNCTION walls.led_cases(cases bigint[])
    RETURNS TABLE (id bigint, proceedings_no varchar, received_on date, due_on date, registered boolean, ended boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    own bigint := walls.authority();
BEGIN
    IF own IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT c.id, c.proceedings_no, c.received_on, c.due_on,
        EXISTS (SELECT FROM cases_fact f WHERE f.case_id = c.id AND f.kind = 'registration'),
        c.stage = 'closed' OR coalesce((
            SELECT f.kind = 'recall' FROM cases_fact f
            WHERE f.case_id = c.id AND f.kind IN ('recall', 'reopening') ORDER BY f.act_id DESC LIMIT 1
        ), false)
    FROM cases_leaderaccess access JOIN cases_case c ON c.id = access.case_id
    WHERE access.authority_id = own AND access.ended_on IS NULL AND access.case_id = ANY(cases);
END $$;

-- Puts a request of the process leader who reads into the inbox of a unit, sealed, and says under which number; the same
-- form sent twice is one request. Null for anybody whose account is not verified, and for a form that is somebody else's.
CREATE OR REPLACE FUNCTION walls.send_request(form uuid, unit bigint, language_ text, told bytea, at_ timestamptz)
    RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    own bigint := walls.authority();
    sent bigint;
BEGIN
    IF own IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO process_application (key, resume, seed, language, said, authority_id, token, unit_id, sent_at)
    VALUES ('', '', '', language_, told, own, form, unit, at_)
    ON CONFLICT (token) DO NOTHING;
    SELECT id INTO sent FROM process_application WHERE token = form AND authority_id = own;
    RETURN sent;
END $$;

-- The requests of the process leader who reads that are no case yet, sealed as they stand, the newest first. Why one was not
-- registered, and by whom, is not told.
CREATE OR REPLACE FUNCTION walls.sent_requests()
    RETURNS TABLE (id bigint, authority_id bigint, said bytea, sent_at timestamptz, refused boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    own bigint := walls.authority();
BEGIN
    IF own IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT sent.id, sent.authority_id, sent.said, sent.sent_at, sent.refusal IS NOT NULL
    FROM process_application sent WHERE sent.authority_id = own ORDER BY sent.id DESC;
END $$;

-- The papers with fixed fields that were sent to the process leader of these cases, once they have left the house.
CREATE OR REPLACE FUNCTION walls.led_papers(cases bigint[])
    RETURNS TABLE (id bigint, case_id bigint, kind varchar, sent_on date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
DECLARE
    own bigint := walls.authority();
BEGIN
    IF own IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT paper.id, paper.case_id, paper.kind, letter.dispatched_on
    FROM cases_leaderaccess access
        JOIN documents_issueddocument paper ON paper.case_id = access.case_id
        JOIN messages_letter letter ON letter.document_id = paper.id
    WHERE access.authority_id = own AND access.ended_on IS NULL AND access.case_id = ANY(cases)
        AND paper.kind IN ('result_notice', 'fulfilment_report') AND paper.content IS NOT NULL
        AND letter.recipient_id IS NULL AND letter.dispatched_on IS NOT NULL
    ORDER BY paper.id;
END $$;

-- One of them, sealed as it stands, and the day its case was received; to draw its file name from.
CREATE OR REPLACE FUNCTION walls.led_paper(wanted bigint)
    RETURNS TABLE (id bigint, case_id bigint, kind varchar, content bytea, received_on date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
BEGIN
    IF walls.authority() IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT paper.id, paper.case_id, paper.kind, paper.content, c.received_on
    FROM documents_issueddocument paper JOIN cases_case c ON c.id = paper.case_id
    WHERE paper.id = wanted
        AND EXISTS (SELECT FROM walls.led_papers(ARRAY[paper.case_id]) led WHERE led.id = paper.id);
END $$;

-- Printed copies of own data that were asked for before a moment lose the paper; who asked, and why, stays. For jobs alone.
CREATE OR REPLACE FUNCTION walls.erase_own_data(before_ timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET izligums.job = 'upkeep'
AS $$
    UPDATE documents_owndata SET content = NULL, erased_on = (now() AT TIME ZONE 'Europe/Riga')::date
    WHERE content IS NOT NULL AND asked_at < before_
$$;
REVOKE EXECUTE ON FUNCTION walls.erase_own_data(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION walls.erase_own_data(timestamptz) TO izligums_worker;
