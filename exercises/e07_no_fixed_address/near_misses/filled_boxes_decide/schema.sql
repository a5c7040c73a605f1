create table requests (
  id integer primary key,
  name text not null,
  mail text not null,
  care_of text,
  address text,
  phone text
);
