//! Text as it was received: what may be shown of it, how wide it is, and where its words are.
