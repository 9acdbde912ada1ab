//! `SortOrder`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// In which direction results are sorted.
    pub enum SortOrder {
        /// The smallest first. This is the default.
        Asc = "ASC",
        /// The largest first.
        Desc = "DESC",
    }
}
