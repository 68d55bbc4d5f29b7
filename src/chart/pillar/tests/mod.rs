mod alternative;
mod beside;
mod layout;
mod marked;
