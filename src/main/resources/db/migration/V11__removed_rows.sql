-- The rows that a run removed. H2 commits each DDL statement: the script may run again.
alter table run_task add column if not exists deactivated bigint default 0 not null;
alter table run_task add column if not exists deleted bigint default 0 not null;

-- H2 keeps 32 ids in memory, which a killed process loses: people see that runs are missing.
alter table run alter column id set cache 1;
