-- Drops what version 2 has carried over. May run again after a kill.
drop table if exists ledger;

delete from note where name in ('last-read', 'last-created', 'last-updated');
