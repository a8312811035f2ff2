/**
 * What brings a database from one form to the next; the form is the number of lists that were run. A list that was released is never changed: a new one is added.
 * Texts that others write are kept as JSON, because PostgreSQL's text takes no U+0000.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    'create sequence skyproof.worker_ids as int cycle',
    `create table skyproof.runs (
      id text primary key,
      place bigint generated always as identity unique,
      kind text not null,
      title text not null,
      state text not null,
      created_at timestamptz not null default now(),
      ended_at timestamptz,
      done int not null default 0,
      total int not null default 0,
      digest text,
      findings text,
      share_key text unique,
      last_event int not null default 0,
      told_at timestamptz,
      attempt text,
      parts_left int not null default 0
    )`,
    `create index runs_open on skyproof.runs (state) where state in ('queued', 'running')`,
    `create table skyproof.inputs (
      run text primary key references skyproof.runs on delete cascade,
      content text not null
    )`,
    `create table skyproof.keys (
      hash text primary key,
      run text not null references skyproof.runs on delete cascade
    )`,
    'create index keys_run on skyproof.keys (run)',
    `create table skyproof.events (
      run text references skyproof.runs on delete cascade,
      number int,
      kind text not null,
      data text not null,
      primary key (run, number)
    )`,
    `create table skyproof.blocks (
      run text references skyproof.runs on delete cascade,
      place int,
      block int,
      content text not null,
      primary key (run, place, block)
    )`,
    `create table skyproof.parts (
      run text references skyproof.runs on delete cascade,
      part int,
      content text not null,
      primary key (run, part)
    )`,
    `create table skyproof.files (
      run text references skyproof.runs on delete cascade,
      place int,
      path text not null,
      sha256 text not null,
      bytes bigint not null,
      primary key (run, place),
      unique (run, path)
    )`,
    `create table skyproof.pieces (
      run text references skyproof.runs on delete cascade,
      attempt text,
      path text,
      number int,
      content bytea not null,
      primary key (run, attempt, path, number)
    )`,
    `create table skyproof.claims (
      job uuid primary key,
      run text not null,
      worker int not null
    )`,
    'create index claims_worker on skyproof.claims (worker)',
  ],
];
