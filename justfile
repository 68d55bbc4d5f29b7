# What CI runs
ci:
    .ci/run

test:
    cargo test -j2

# How cost grows; see docs/benchmarks.md
bench:
    cargo bench

# The comparisons of docs/benchmarks.md
peers:
    benches/peers/setup
    benches/peers/compare
