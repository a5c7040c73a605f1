create table requests (
  id integer primary key,
  name text not null,
  address text not null
);
