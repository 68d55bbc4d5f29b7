//! Reads the snapshots of a data folder, for the comparison with other readers in `benches/peers`:
//! `cargo run --release --example read_snapshots -- DIR`. Prints rows, CPU and wall seconds of the
//! reading alone. Linux only.

use std::path::PathBuf;

use ssi::store::Folder;

#[expect(clippy::print_stdout, clippy::disallowed_types, reason = "it measures, and says so")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).ok_or("usage: read_snapshots DIR")?;
    let profile = Folder::new(PathBuf::from(folder)).default_profile()?;
    let (wall, cpu) = (std::time::Instant::now(), cpu_seconds()?);
    let file = profile.snapshots()?;
    let (cpu, wall) = (cpu_seconds()? - cpu, wall.elapsed().as_secs_f64());
    println!("{} {cpu} {wall}", file.snapshots().len());
    Ok(())
}

/// What the process, which has one thread, has had of the processor.
///
/// # Source
///
/// `schedstat` of proc(5): nanoseconds on the processor, brought up to date by every tick.
fn cpu_seconds() -> Result<f64, Box<dyn std::error::Error>> {
    std::thread::yield_now(); // brings them up to date as well
    let stat = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = stat.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}
