//! Money that is no MRR: spend and recognised revenue; and contract terms.

/// What money was spent on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    /// People and tools that sell.
    Sales,
    /// Marketing, its people among it.
    Marketing,
    /// What it costs to serve customers.
    CostOfSales,
    /// People in customer success.
    SuccessStaff,
    /// Tools for customer success.
    SuccessTools,
    /// Marketing to those who are customers.
    CustomerMarketing,
    /// Training of customers.
    Training,
    /// Loyalty programmes.
    Loyalty,
    /// Anything else.
    Other,
}

impl Category {
    /// All categories, in the order of the bundle.
    pub const ALL: [Category; 9] = [
        Category::Sales,
        Category::Marketing,
        Category::CostOfSales,
        Category::SuccessStaff,
        Category::SuccessTools,
        Category::CustomerMarketing,
        Category::Training,
        Category::Loyalty,
        Category::Other,
    ];

    /// The word in a bundle.
    pub fn name(self) -> &'static str {
        match self {
            Category::Sales => "sales",
            Category::Marketing => "marketing",
            Category::CostOfSales => "cost_of_sales",
            Category::SuccessStaff => "success_staff",
            Category::SuccessTools => "success_tools",
            Category::CustomerMarketing => "customer_marketing",
            Category::Training => "training",
            Category::Loyalty => "loyalty",
            Category::Other => "other",
        }
    }

    /// The category of a word.
    pub fn parse(word: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|category| category.name() == word)
    }

    /// Categories that figures take together. A table that names none of a group says nothing of it;
    /// where it names one of them, others were nothing.
    pub const GROUPS: [&[Category]; 3] = [
        &[Category::Sales, Category::Marketing],
        &[Category::CostOfSales],
        &[
            Category::SuccessStaff,
            Category::SuccessTools,
            Category::CustomerMarketing,
            Category::Training,
            Category::Loyalty,
        ],
    ];

    /// Whether it is spent to keep customers.
    pub fn keeps(self) -> bool {
        matches!(
            self,
            Category::SuccessStaff
                | Category::SuccessTools
                | Category::CustomerMarketing
                | Category::Training
                | Category::Loyalty
        )
    }
}

/// A cost of a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spend {
    /// What for.
    pub category: Category,
    /// How much, in MRR units of the account currency.
    pub amount: i128,
}

impl Spend {
    /// The amount where it was spent on this.
    pub fn on(&self, category: Category) -> i128 {
        if self.category == category { self.amount } else { 0 }
    }
}

/// Recognised revenue of a month, in MRR units of the account currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Revenue {
    /// How much.
    pub amount: i128,
}

/// A subscription that runs at the end of the period and says how long its contract is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contract {
    /// Length of its term in months.
    pub months: i64,
}
