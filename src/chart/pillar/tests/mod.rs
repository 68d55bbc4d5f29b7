mod alternative;
mod beside;
mod footer;
mod layout;
mod marked;
