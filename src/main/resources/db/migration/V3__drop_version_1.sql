-- What version 2 has carried over.
drop table if exists ledger;

delete from note where name in ('last-read', 'last-created', 'last-updated');
