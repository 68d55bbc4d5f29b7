//! The program `ssi`: hands its arguments to [`ssi::cli::main`], nothing else.

fn main() -> std::process::ExitCode {
    ssi::cli::main()
}
