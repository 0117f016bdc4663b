//! Lists of places, one a group, packed into one run.

/// What is in each group, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups {
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    /// Puts each item into its group, in the order in which they come; an item whose group is not among the `count` is in
    /// none. Two passes (counting sort).
    pub(super) fn of(count: usize, items: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0u32; count + 1];
        for (group, _) in items.clone() {
            if let Some(next) = starts.get_mut((group as usize).saturating_add(1)) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut members = vec![0; sum as usize];
        let mut free = starts.clone();
        for (group, item) in items.filter(|(group, _)| (*group as usize) < count) {
            if let Some(at) = free.get_mut(group as usize) {
                if let Some(place) = members.get_mut(*at as usize) {
                    *place = item;
                }
                *at += 1;
            }
        }
        Self { starts, members }
    }

    /// The members of a group; of one that is not there, none.
    pub(super) fn get(&self, group: usize) -> &[u32] {
        let (Some(from), Some(to)) = (self.starts.get(group), self.starts.get(group + 1)) else {
            return &[];
        };
        self.members
            .get(*from as usize..*to as usize)
            .unwrap_or_default()
    }

    /// How many groups there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }
}
