create table requests (
  id integer primary key,
  name text not null,
  mail text not null check (mail in ('home', 'registered', 'someone', 'none')),
  care_of text,
  address text,
  phone text
);
