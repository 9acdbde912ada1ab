//! x
fn main() { let check = std::env::args().any(|a| a=="--check"); match dapr_codegen::run(&dapr_codegen::Options{root: std::env::current_dir().unwrap(), check, color: false}) { Ok(c) => println!("{c:?}"), Err(e) => { println!("{e}"); std::process::exit(1)} } }
