//! What a draft says of short texts.
