-- A lease is fenced: its epoch grows with each takeover, and the row stays when the lease ends.
-- The process column holds what proves that the holder is dead, see dev.p2c.run.ProcessIdentity.
alter table lease add column if not exists epoch bigint default 0 not null;
alter table lease add column if not exists process varchar(400) default '' not null;
