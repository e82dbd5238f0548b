//! Gives the Windows program its icon, its version and its manifest. It must not touch any other build.
#![expect(
    clippy::disallowed_methods,
    reason = "a build script is told everything by the environment"
)]

use std::env;
use std::io;
use winresource::WindowsResource;

/// Chinese (Simplified, China), as resources name it.
const CHINESE: u16 = 0x0804;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=windows");
    if env::var_os("CARGO_CFG_TARGET_OS").is_none_or(|system| system != "windows") {
        return Ok(());
    }
    WindowsResource::new()
        .set_language(CHINESE)
        .set_icon("windows/icon.ico")
        .set_manifest_file("windows/manifest.xml")
        .set("ProductName", "政府信息公开工作年度报告")
        .set("FileDescription", "政府信息公开工作年度报告核对、排版")
        .set("OriginalFilename", "report-cli.exe")
        .set("InternalName", "report-cli")
        .compile()
}
