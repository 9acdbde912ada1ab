//! `SortOrder`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// The sort order.
    pub enum SortOrder {
        /// Ascending. This is the default.
        Asc = "ASC",
        /// Descending.
        Desc = "DESC",
    }
}
