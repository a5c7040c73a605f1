create table requests (id integer primary key, name text not null);
create table letters (id integer not null references requests, care_of text not null, address text not null);
create table calls (id integer not null references requests, phone text not null);
