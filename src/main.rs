//! The program: everything it does is in the library, so that tests reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(tellings::cli::run() as u8)
}
