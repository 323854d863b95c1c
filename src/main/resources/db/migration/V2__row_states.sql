-- Gives the state of a ledger row a column of its own. Version 1 stored states as special values:
-- hash '' (not written), '?' (unsure) or 'later:...' (incomplete), base '' (found in the target),
-- source_etag null (source row deleted, not known, or to be read again).
-- H2 commits each DDL statement, so a killed migration runs again from its start: the script only
-- reads the old tables, and version 3 drops them.

create table if not exists ledger_row (
    task_company_id integer not null,
    row_key varchar(400) not null,
    state varchar(11) not null
        check (state in (
            'SKIPPED', 'FOUND', 'SEEDED', 'DEACTIVATED', 'WRITTEN', 'INCOMPLETE', 'UNSURE')),
    hash varchar(64),
    source_kind varchar(7) not null check (source_kind in ('UNKNOWN', 'ETAG', 'ROW_ID')),
    source_version varchar,
    away boolean not null,
    target_id varchar,
    target_etag varchar,
    base varchar,
    primary key (task_company_id, row_key)
);

delete from ledger_row;

-- Seeded rows have a JSON base. A row without a hash whose base consists of marks was written and
-- deactivated. A deactivated row with a JSON or sealed base cannot be told from a seeded row and
-- becomes one; both states are handled alike.
-- A written row without a source version is away if its deletion is among the failures, or if other
-- rows of its task have source versions. Rows marked for reading again are unsure, hence not away.
insert into ledger_row (task_company_id, row_key, state, hash, source_kind, source_version, away,
    target_id, target_etag, base)
select l.task_company_id, l.row_key,
    case
        when l.hash = '' and l.base is null then 'SKIPPED'
        when l.hash = '' and l.base = '' then 'FOUND'
        when l.hash = '' and (l.base like '{%' or l.base like 'sealed:%') then 'SEEDED'
        when l.hash = '' then 'DEACTIVATED'
        when l.hash = '?' then 'UNSURE'
        when l.hash like 'later:%' then 'INCOMPLETE'
        else 'WRITTEN'
    end,
    case
        when l.hash in ('', '?') then null
        when l.hash like 'later:%' then substring(l.hash, 7)
        else l.hash
    end,
    case
        when l.source_etag is null then 'UNKNOWN'
        when l.source_etag = '' or l.source_etag like '"%' or l.source_etag like 'W/"%' then 'ETAG'
        else 'ROW_ID'
    end,
    l.source_etag,
    l.source_etag is null and (
        exists (
            select 1 from failure f
            where f.task_company_id = l.task_company_id and f.row_key = l.row_key
                and (f.kind = 'DELETED'
                    or f.kind = 'REJECTED' and f.source_row is null and f.source_hash is null))
        or l.hash = '' and coalesce(l.base, '') <> ''
            and l.base not like '{%' and l.base not like 'sealed:%'
        or l.hash not in ('', '?') and l.task_company_id in (
            select v.task_company_id from ledger v where v.source_etag is not null)),
    l.target_id, l.target_etag, nullif(l.base, '')
from ledger l;

-- The last rows that a task read and wrote, by which a restored backup is recognised. Position 0 is
-- the oldest row.
create table if not exists last_read (
    task_company_id integer not null references task_company,
    position integer not null,
    row_id varchar not null,
    etag varchar not null,
    primary key (task_company_id, position)
);

create table if not exists last_written (
    task_company_id integer not null references task_company,
    created boolean not null,
    position integer not null,
    row_key varchar(400) not null,
    primary key (task_company_id, created, position)
);

-- Version 1 kept these rows as lines of notes: id, tab and etag, or an integration key.
delete from last_read;

insert into last_read (task_company_id, position, row_id, etag)
with recursive line (task_company_id, position, text, rest) as (
    select task_company_id, -1, cast('' as varchar), cast(text || chr(10) as varchar)
    from note where name = 'last-read' and text <> ''
    union all
    select task_company_id, position + 1,
        cast(substring(rest, 1, position(chr(10) in rest) - 1) as varchar),
        cast(substring(rest, position(chr(10) in rest) + 1) as varchar)
    from line where rest <> ''
)
select task_company_id, position,
    substring(text, 1, position(chr(9) in text) - 1), substring(text, position(chr(9) in text) + 1)
from line where position(chr(9) in text) > 1;

delete from last_written;

insert into last_written (task_company_id, created, position, row_key)
with recursive line (task_company_id, created, position, text, rest) as (
    select task_company_id, name = 'last-created', -1, cast('' as varchar),
        cast(text || chr(10) as varchar)
    from note where name in ('last-created', 'last-updated') and text <> ''
    union all
    select task_company_id, created, position + 1,
        cast(substring(rest, 1, position(chr(10) in rest) - 1) as varchar),
        cast(substring(rest, position(chr(10) in rest) + 1) as varchar)
    from line where rest <> ''
)
select task_company_id, created, position, text
from line where text <> '' and char_length(text) <= 400;
