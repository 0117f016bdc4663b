//! The program: everything it does is in the library, so that tests reach it.

fn main() {}
