//! The list of tallies: each with its one definition.

use tenure_domain::schema::TableId;

use super::product::Course;
use super::voice::{FROM_ONE, STANDARD, STRICT};
use super::{
    Answer, Category, Contract, Conversion, Deeds, FeatureUse, FirstValue, Goal, HelpDay, InStage,
    Invite, Lead, Milestone, Record, Referral, Referred, Revenue, Scale, SeatUse, Solved, Spend,
    Spread, StageEntry, Survey, Ticket, TrialEnd, TrialStart, Use, Verdict, Visits,
};
use crate::measure::Nature;
use crate::reading::Unit;

/// What is fixed about a tally.
pub(super) struct Spec {
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) unit: Unit,
    pub(super) nature: Nature,
    pub(super) table: TableId,
}

/// Tallies by the kind of record that they look at.
macro_rules! tallies {
    ($($(#[doc = $group:literal])? $cell:ident of $table:ident |$c:ident| {
        $($id:ident $name:literal $unit:ident $nature:ident $doc:literal = $value:expr;)*
    })*) => {
        /// What one holder did in a period, by the kind of record.
        #[derive(Clone, Copy, Debug)]
        pub enum Cell<'a> {
            $(#[doc = concat!("Records of `", stringify!($table), "`.")] $cell(Deeds<'a, $cell>),)*
        }

        $(impl Record for $cell {
            const TABLE: TableId = TableId::$table;

            fn cell(deeds: Deeds<'_, $cell>) -> Cell<'_> {
                Cell::$cell(deeds)
            }
        })*

        /// A tally.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum TallyId { $($(#[doc = $doc] $id,)*)* }

        pub(super) static ALL: &[TallyId] = &[$($(TallyId::$id,)*)*];

        /// How many tallies there are.
        pub const COUNT: usize = [$($(TallyId::$id,)*)*].len();

        pub(super) fn spec(tally: TallyId) -> &'static Spec {
            match tally { $($(TallyId::$id => &Spec {
                name: $name, doc: $doc, unit: Unit::$unit, nature: Nature::$nature,
                table: TableId::$table,
            },)*)* }
        }

        /// One tally of one cell; 0 of cells of other tables.
        pub(super) fn value(tally: TallyId, cell: &Cell<'_>) -> i128 {
            match (tally, cell) {
                $($((TallyId::$id, Cell::$cell($c)) => $value,)*)*
                _ => 0,
            }
        }

        /// Hands every tally of the cell's table to `take`, once.
        pub(super) fn visit(cell: &Cell<'_>, mut take: impl FnMut(TallyId, i128)) {
            match cell { $(Cell::$cell($c) => { $(take(TallyId::$id, $value);)* })* }
        }
    };
}

tallies! {
    /// Of costs by month.
    Spend of Spend |c| {
        SalesSpend "sales_spend" Money Additive
            "Spend on sales, people included" = c.sum(|s| s.on(Category::Sales));
        MarketingSpend "marketing_spend" Money Additive
            "Spend on marketing, people included" = c.sum(|s| s.on(Category::Marketing));
        CostOfSales "cost_of_sales" Money Additive
            "What it cost to serve customers" = c.sum(|s| s.on(Category::CostOfSales));
        SuccessStaffSpend "success_staff_spend" Money Additive
            "Spend on people in customer success" = c.sum(|s| s.on(Category::SuccessStaff));
        SuccessToolsSpend "success_tools_spend" Money Additive
            "Spend on tools for customer success" = c.sum(|s| s.on(Category::SuccessTools));
        CustomerMarketingSpend "customer_marketing_spend" Money Additive
            "Spend on marketing to customers" = c.sum(|s| s.on(Category::CustomerMarketing));
        TrainingSpend "training_spend" Money Additive
            "Spend on training customers" = c.sum(|s| s.on(Category::Training));
        LoyaltySpend "loyalty_spend" Money Additive
            "Spend on loyalty programmes" = c.sum(|s| s.on(Category::Loyalty));
        RetentionSpend "retention_spend" Money Additive
            "Spend to keep customers: success staff and tools, customer marketing, training, loyalty programmes"
            = c.sum(|s| if s.category.keeps() { s.amount } else { 0 });
    }
    /// Of recognised revenue by month.
    Revenue of Revenue |c| {
        Revenue "revenue" Money Additive
            "Recognised revenue of the period" = c.sum(|r| r.amount);
    }
    /// Of contracts that run at the end of the period.
    Contract of Subscriptions |c| {
        Contracts "contracts" Count Level
            "Subscriptions at the end of the period that say how long their contract is"
            = c.count(|_| true);
        ContractMonths "contract_months" Count Level
            "The months of these contracts, added up" = c.sum(|r| i128::from(r.months));
    }
    /// Of answers to surveys. Skipped questions are in none of these but the one that says so.
    Answer of SurveyResponses |c| {
        NpsAnswers "nps_answers" Count Additive
            "Answers on the scale 0-10 to how likely a recommendation is" = c.count(|a| a.recommends(STANDARD));
        Promoters "promoters" Count Additive
            "Answers of 9 and 10 on the scale 0-10" = c.count(|a| a.promotes(STANDARD));
        NpsAccounts "nps_accounts" Count Distinct
            "Customers with such an answer on the scale 0-10" = c.holders(|a| a.recommends(STANDARD));
        PromoterAccounts "promoter_accounts" Count Paired
            "Customers whose answers on the scale 0-10 are 9 or more on average"
            = c.holders(|_| c.promotes(STANDARD));
        NpsMrr "nps_mrr" Money Level
            "Closing MRR of customers with such an answer on the scale 0-10" = c.mrr(|a| a.recommends(STANDARD));
        PromoterMrr "promoter_mrr" Money Level
            "Closing MRR of customers whose answers on the scale 0-10 are 9 or more on average"
            = c.mrr(|_| c.promotes(STANDARD));
        Detractors "detractors" Count Additive
            "Answers below 7 on the scale 0-10" = c.count(|a| a.detracts(STANDARD));
        DetractorAccounts "detractor_accounts" Count Paired
            "Customers whose answers on the scale 0-10 are below 7 on average"
            = c.holders(|_| c.detracts(STANDARD));
        DetractorMrr "detractor_mrr" Money Level
            "Closing MRR of customers whose answers on the scale 0-10 are below 7 on average"
            = c.mrr(|_| c.detracts(STANDARD));
        NpsOneTenAnswers "nps_1_10_answers" Count Additive
            "Answers on the scale 1-10 to how likely a recommendation is" = c.count(|a| a.recommends(FROM_ONE));
        OneTenPromoters "promoters_1_10" Count Additive
            "Answers of 9 and 10 on the scale 1-10" = c.count(|a| a.promotes(FROM_ONE));
        NpsOneTenAccounts "nps_1_10_accounts" Count Distinct
            "Customers with such an answer on the scale 1-10" = c.holders(|a| a.recommends(FROM_ONE));
        OneTenPromoterAccounts "promoter_accounts_1_10" Count Paired
            "Customers whose answers on the scale 1-10 are 9 or more on average"
            = c.holders(|_| c.promotes(FROM_ONE));
        NpsOneTenMrr "nps_1_10_mrr" Money Level
            "Closing MRR of customers with such an answer on the scale 1-10" = c.mrr(|a| a.recommends(FROM_ONE));
        OneTenPromoterMrr "promoter_mrr_1_10" Money Level
            "Closing MRR of customers whose answers on the scale 1-10 are 9 or more on average"
            = c.mrr(|_| c.promotes(FROM_ONE));
        OneTenDetractors "detractors_1_10" Count Additive
            "Answers below 7 on the scale 1-10" = c.count(|a| a.detracts(FROM_ONE));
        OneTenDetractorAccounts "detractor_accounts_1_10" Count Paired
            "Customers whose answers on the scale 1-10 are below 7 on average"
            = c.holders(|_| c.detracts(FROM_ONE));
        OneTenDetractorMrr "detractor_mrr_1_10" Money Level
            "Closing MRR of customers whose answers on the scale 1-10 are below 7 on average"
            = c.mrr(|_| c.detracts(FROM_ONE));
        StrictDetractors "detractors_strict" Count Additive
            "Answers below 6 on the scale 1-10" = c.count(|a| a.detracts(STRICT));
        StrictDetractorAccounts "detractor_accounts_strict" Count Paired
            "Customers whose answers on the scale 1-10 are below 6 on average"
            = c.holders(|_| c.detracts(STRICT));
        StrictDetractorMrr "detractor_mrr_strict" Money Level
            "Closing MRR of customers whose answers on the scale 1-10 are below 6 on average"
            = c.mrr(|_| c.detracts(STRICT));
        NpsWithoutScale "nps_without_scale" Count Additive
            "Answers to how likely a recommendation is that lie on no scale"
            = c.count(|a| a.lacks_scale(Survey::Nps));
        NpsElsewhere "nps_other_scale" Count Additive
            "Answers to how likely a recommendation is on a scale on which it is not asked"
            = c.count(Answer::recommends_elsewhere);
        CsatAnswers "csat_answers" Count Additive
            "Answers to how satisfied someone is, and ratings of tickets" = c.count(Answer::is_csat);
        Satisfied "satisfied" Count Additive
            "Satisfied answers: 4 and 5 of five, 6 and 7 of seven, 9 and 10 of ten, good"
            = c.count(|a| a.is_satisfied(false));
        SatisfiedFromEight "satisfied_from_8" Count Additive
            "The same, with 8 of ten" = c.count(|a| a.is_satisfied(true));
        CsatWithoutScale "csat_without_scale" Count Additive
            "Answers to how satisfied someone is of which nobody says on which scale"
            = c.count(|a| a.lacks_scale(Survey::Csat));
        RatingsUntold "ratings_untold" Count Additive
            "Ratings of tickets that say neither good nor bad"
            = c.count(|a| a.of_ticket && !a.is_given());
        CesAnswers "ces_answers" Count Additive
            "Effort scores on the scale 1-7" = c.count(|a| a.ease(Scale::OneToSeven).is_some());
        CesPoints "ces_points" Count Additive
            "These scores added up, high for easy"
            = c.sum(|a| a.ease(Scale::OneToSeven).map_or(0, i128::from));
        CesFiveAnswers "ces_answers_1_5" Count Additive
            "Effort scores on the scale 1-5" = c.count(|a| a.ease(Scale::OneToFive).is_some());
        CesFivePoints "ces_points_1_5" Count Additive
            "These scores added up, high for easy"
            = c.sum(|a| a.ease(Scale::OneToFive).map_or(0, i128::from));
        CesJudged "ces_judged" Count Additive
            "Effort scores on the scales 1-7 and 1-5" = c.count(|a| a.easy().is_some());
        CesEasy "ces_easy" Count Additive
            "Effort scores that found it easy: 5 to 7 of seven, 4 and 5 of five, high for easy"
            = c.count(|a| a.easy() == Some(true));
        CesUntold "ces_untold" Count Additive
            "Effort scores of which nobody says on which scale or which end is good, or on a scale on which it is not asked"
            = c.count(Answer::is_unread_effort);
        CesSevenUntold "ces_untold_1_7" Count Additive
            "Effort scores that may be on the scale 1-7, of which nobody says that or which end is good, or on a scale on which it is not asked"
            = c.count(|a| a.is_untold_effort(Scale::OneToSeven) || a.is_effort_elsewhere());
        CesFiveUntold "ces_untold_1_5" Count Additive
            "Effort scores that may be on the scale 1-5, of which nobody says that or which end is good, or on a scale on which it is not asked"
            = c.count(|a| a.is_untold_effort(Scale::OneToFive) || a.is_effort_elsewhere());
        CesElsewhere "ces_other_scale" Count Additive
            "Effort scores on a scale on which it is not asked"
            = c.count(Answer::is_effort_elsewhere);
        Answers "answers" Count Additive "Answers to surveys of any kind" = c.count(Answer::answers_survey);
        SkippedAnswers "skipped_answers" Count Additive
            "Questions that were skipped" = c.count(|a| !a.is_given() && !a.of_ticket);
        AnsweringCustomers "answering_customers" Count Paired
            "Customers at the end of the period who answered in it"
            = c.customers(Answer::answers_survey);
        AnsweringMrr "answering_mrr" Money Level
            "Closing MRR of those who answered in the period" = c.mrr(Answer::answers_survey);
        CommentedAnswers "commented_answers" Count Additive
            "Answers with a score and a comment" = c.count(Answer::says_why);
        CustomerComments "customer_comments" Count Additive
            "Comments of customers, to open questions too"
            = if c.holder.is_some() { c.count(|a| a.commented) } else { 0 };
        CommentingAccounts "commenting_accounts" Count Distinct
            "Customers with a comment" = c.holders(|a| a.commented);
        CommentingCustomers "commenting_customers" Count Paired
            "Customers at the end of the period who commented in it"
            = c.customers(|a| a.commented);
        CommentingMrr "commenting_mrr" Money Level
            "Closing MRR of those who commented in the period" = c.mrr(|a| a.commented);
    }
    /// Of questions that were sent.
    Invite of SurveyInvites |c| {
        Invites "invites" Count Additive "Questions that were sent" = c.count(|_| true);
        AnsweredInvites "answered_invites" Count Additive
            "Questions sent that were answered, whenever" = c.count(|i| i.answered);
        AskedCustomers "asked_customers" Count Distinct
            "Customers who were asked anything" = c.holders(|_| true);
    }
    /// Of tickets by the day on which they came in; spam and merged ones are in none of these.
    Ticket of Tickets |c| {
        Tickets "tickets" Count Additive
            "Tickets of the period, those that we opened left out" = c.count(Ticket::is_asked);
        TicketCustomers "ticket_customers" Count Distinct
            "Customers with such a ticket" = c.holders(Ticket::is_asked);
        SelfServiceTickets "self_service_tickets" Count Additive
            "Tickets of the period that the help pages or a machine solved"
            = c.count(|t| t.is_asked() && t.self_service);
        AnsweredTickets "answered_tickets" Count Additive
            "Tickets of the period that a person has answered by now"
            = c.count(|t| Spread::FirstResponse.of(t).is_some());
        ResolvedTickets "resolved_tickets" Count Additive
            "Tickets of the period that a person has solved by now"
            = c.count(|t| Spread::Resolution.of(t).is_some());
        HandledTickets "handled_tickets" Count Additive
            "Tickets of the period whose working time is known"
            = c.count(|t| t.is_asked() && t.handle_seconds.is_some());
        HandleSeconds "handle_seconds" Count Additive
            "Their working time in seconds"
            = c.sum(|t| t.handle_seconds.filter(|_| t.is_asked()).map_or(0, i128::from));
        IntercomJudged "intercom_closed" Count Additive
            "Tickets of the period that are closed, and of which reopens and assignees are known"
            = c.count(|t| t.intercom().is_some());
        IntercomUntold "intercom_untold" Count Additive
            "Closed tickets of the period of which reopens or assignees are not known"
            = c.count(Ticket::is_untold_to_intercom);
        IntercomFirst "intercom_first" Count Additive
            "Those of them that one person closed once" = c.count(|t| t.intercom() == Some(true));
    }
    /// Of tickets by the day on which they were solved; spam and merged ones are in none of these.
    Solved of Tickets |c| {
        SolvedTickets "solved_tickets" Count Additive
            "Tickets solved in the period" = c.count(Solved::counts);
        PendingTickets "pending_tickets" Count Additive
            "Tickets that a person solved in the period and whose week is not over"
            = c.count(Solved::is_pending);
        FinalTickets "final_tickets" Count Additive
            "Tickets of which our replies are known and that a person solved in the period, at least a week before the end of the data"
            = c.count(|t| t.first_contact().is_some());
        RepliesUntold "replies_untold" Count Additive
            "Tickets that a person solved in the period and that do not say how often we replied"
            = c.count(|t| t.is_ours() && t.agent_replies.is_none());
        FirstContacts "first_contacts" Count Additive
            "Those of them solved with one reply at most, never opened again, and without a new ticket of the same customer within a week"
            = c.count(|t| t.first_contact() == Some(true));
        DefinedPending "pending_by_definition" Count Additive
            "Tickets that a person solved in the period and whose window, as the account defines it, is not over"
            = c.count(|t| t.defined == Verdict::Pending);
        DefinedJudged "judged_tickets" Count Additive
            "Tickets that a person solved in the period, that the account's definition can judge, and whose window is over"
            = c.count(|t| matches!(t.defined, Verdict::First | Verdict::More));
        DefinedUntold "untold_by_definition" Count Additive
            "Tickets that a person solved in the period and that the account's definition cannot judge"
            = c.count(|t| t.is_ours() && t.defined == Verdict::None);
        DefinedFirst "first_by_definition" Count Additive
            "Those of them that the account's definition calls solved at first contact"
            = c.count(|t| t.defined == Verdict::First);
        ZendeskJudged "zendesk_solved" Count Additive
            "Solved tickets of which our replies are known" = c.count(|t| t.zendesk().is_some());
        ZendeskUntold "zendesk_untold" Count Additive
            "Solved tickets of which our replies are not known"
            = c.count(|t| t.counts() && t.zendesk().is_none());
        ZendeskFirst "zendesk_one_touch" Count Additive
            "Those of them with fewer than two of our replies" = c.count(|t| t.zendesk() == Some(true));
        FreshserviceJudged "freshservice_solved" Count Additive
            "Solved tickets of which the customer's replies are known"
            = c.count(|t| t.freshservice().is_some());
        FreshserviceUntold "freshservice_untold" Count Additive
            "Solved tickets of which the customer's replies are not known"
            = c.count(|t| t.counts() && t.freshservice().is_none());
        FreshserviceFirst "freshservice_first" Count Additive
            "Those of them without a reply of the customer" = c.count(|t| t.freshservice() == Some(true));
        FreshdeskFirst "freshdesk_first" Count Additive
            "Solved tickets with exactly one reply of ours" = c.count(|t| t.freshdesk() == Some(true));
        ZammadFirst "zammad_first" Count Additive
            "Tickets solved within fifteen minutes" = c.count(|t| t.zammad() == Some(true));
    }
    /// Of days of the help pages.
    HelpDay of HelpCenter |c| {
        HelpVisitors "help_visitors" Count Additive
            "Visitors of the help pages, by day, where tickets after them are known"
            = c.sum(|d| d.tickets_after.map_or(0, |_| i128::from(d.visitors)));
        HelpTickets "help_tickets" Count Additive
            "Visitors who then opened a ticket" = c.sum(|d| d.tickets_after.map_or(0, i128::from));
    }
    /// Of visitors; rows that cover another span than the period are in none of these.
    Visits of Traffic |c| {
        TrafficRows "traffic_rows" Count Distinct
            "Rows of traffic that cover exactly the period" = c.count(|v| v.span == c.span);
        TrafficParts "traffic_parts" Count Distinct
            "Rows of traffic that cover a part of the period, of channels that no row covers for all of it"
            = c.count(|v| v.is_part_of(c.span));
        TrafficUnqualified "traffic_unqualified" Count Distinct
            "Those of them that do not say who could become a customer"
            = c.count(|v| v.span == c.span && v.qualified.is_none());
        TrafficTotals "traffic_totals" Count Distinct
            "Those of them without a channel or campaign beside others that name one"
            = c.count(|v| v.span == c.span && v.beside_parts);
        Visitors "visitors" Count Paired
            "Unique visitors of the period" = c.sum(|v| if v.span == c.span { v.visitors.into() } else { 0 });
        QualifiedVisitors "qualified_visitors" Count Paired
            "Those of them who could become customers"
            = c.sum(|v| v.qualified.filter(|_| v.span == c.span).map_or(0, i128::from));
    }
    /// Of leads by the day on which they came in.
    Lead of Leads |c| {
        Leads "leads" Count Additive "Leads that came in during the period" = c.count(|_| true);
        LeadsWonInTime "leads_won_in_90" Count Additive
            "Those of them that became customers within ninety days" = c.count(|l| l.in_time);
        YoungLeads "young_leads" Count Additive
            "Those of them that are not ninety days old yet" = c.count(|l| !l.is_final);
        LeadCustomers "lead_customers" Count Distinct
            "Customers whose lead came in during the period; who came by several, by the first" = c.holders(|l| l.converted && l.first);
        LeadCustomersBegun "lead_customers_begun" Count Paired
            "Those of them who became customers before the end of the period" = c.begun(|l| l.converted && l.first);
        LeadCustomersKept "lead_customers_kept" Count Paired
            "Those of them who are customers at the end of the period" = c.customers(|l| l.converted && l.first);
        LeadMrr "lead_mrr" Money Level
            "Their closing MRR" = c.mrr(|l| l.converted && l.first);
    }
    /// Of leads by the day on which they became customers.
    Conversion of Leads |c| {
        WonLeads "won_leads" Count Additive
            "Leads that became customers in the period, whenever they came in" = c.count(|_| true);
    }
    /// Of leads by the stage that they came into.
    StageEntry of LeadStages |c| {
        StageEntries "stage_entries" Count Additive
            "Times that a lead came into a stage" = c.count(|_| true);
    }
    /// Of leads by the stage that they are in at the end of the period.
    InStage of Leads |c| {
        LeadsInStage "leads_in_stage" Count Level
            "Leads at the end of the period, by the stage that they are in" = c.count(|_| true);
    }
    /// Of trials by the day on which they began.
    TrialStart of Trials |c| {
        TrialsStarted "trials_started" Count Additive
            "Trials that began in the period" = c.count(|_| true);
        TrialsConverted "trials_converted" Count Additive
            "Those of them whose customer paid within thirty days of their end" = c.count(|t| t.0.converted);
        YoungTrials "young_trials" Count Additive
            "Those of them whose thirty days are not over" = c.count(|t| !t.0.is_final);
        CardTrials "card_trials" Count Additive
            "Those of them that needed a card" = c.count(|t| t.0.card == Some(true));
        YoungCardTrials "young_card_trials" Count Additive
            "Those of these whose thirty days are not over" = c.count(|t| t.0.card == Some(true) && !t.0.is_final);
        CardTrialsConverted "card_trials_converted" Count Additive
            "Those of these whose customer paid in time" = c.count(|t| t.0.card == Some(true) && t.0.converted);
        FreeTrials "free_trials" Count Additive
            "Trials that began in the period and needed no card" = c.count(|t| t.0.card == Some(false));
        YoungFreeTrials "young_free_trials" Count Additive
            "Those of these whose thirty days are not over" = c.count(|t| t.0.card == Some(false) && !t.0.is_final);
        FreeTrialsConverted "free_trials_converted" Count Additive
            "Those of these whose customer paid in time" = c.count(|t| t.0.card == Some(false) && t.0.converted);
    }
    /// Of trials by the day on which they ended.
    TrialEnd of Trials |c| {
        TrialsEnded "trials_ended" Count Additive
            "Trials that ended in the period" = c.count(|_| true);
        EndedTrialsConverted "ended_trials_converted" Count Additive
            "Those of them whose customer paid within thirty days of their end" = c.count(|t| t.0.converted);
        YoungEndedTrials "young_ended_trials" Count Additive
            "Those of them whose thirty days are not over" = c.count(|t| !t.0.is_final);
    }
    /// Of referrals, by the customer who referred.
    Referral of Referrals |c| {
        Referrals "referrals" Count Additive "Referrals of the period" = c.count(|_| true);
        ConvertedReferrals "converted_referrals" Count Additive
            "Those of them that brought a customer by now" = c.count(|r| r.converted);
        ReferringCustomers "referring_customers" Count Paired
            "Customers at the end of the period who referred someone in it" = c.customers(|_| true);
    }
    /// Of customers who were referred, on the day on which they started.
    Referred of Referrals |c| {
        ReferredCustomers "referred_customers" Count Distinct
            "Customers who started in the period and had been referred" = c.holders(|_| true);
    }
    /// Of use: users are identified, none of ours, and had an event that counts as use.
    Use of Events |c| {
        UserDays "user_days" Count Additive
            "Days of the period on which users were active, user by user" = c.sum(|u| u.user_days.into());
        PeriodUsers "period_users" Count Distinct
            "Users who were active in the period" = c.sum(|u| u.users.into());
        LastDayUsers "last_day_users" Count Level
            "Users who were active on the last day of the period" = c.sum(|u| u.last_day.into());
        WeekUsers "week_users" Count Level
            "Users who were active in the 7 days that end with the period" = c.sum(|u| u.week.into());
        MonthUsers "month_users" Count Level
            "Users who were active in the 28 days that end with the period" = c.sum(|u| u.month.into());
        ThirtyDayUsers "thirty_day_users" Count Level
            "Users who were active in the 30 days that end with the period" = c.sum(|u| u.thirty.into());
        WeekUsersByDay "week_users_by_day" Count Additive
            "For each day of the period the users of the 7 days that end with it, added up"
            = c.sum(|u| u.weeks.into());
        MonthUsersByDay "month_users_by_day" Count Additive
            "For each day of the period the users of the 28 days that end with it, added up"
            = c.sum(|u| u.months.into());
        MonthUserDays "month_user_days" Count Level
            "Days of the last 28 on which users were active, user by user" = c.sum(|u| u.month_days.into());
        BeforeUserDays "before_user_days" Count Level
            "The same of the 28 days before" = c.sum(|u| u.before_days.into());
        BeforeUsers "before_users" Count Level
            "Users who were active in the 28 days before the last 28" = c.sum(|u| u.before.into());
        LoginDays "login_days" Count Level
            "Days of the last 28 on which users logged in, user by user" = c.sum(|u| u.login_days.into());
        LoginUsers "login_users" Count Level
            "Users who logged in during the last 28 days" = c.sum(|u| u.login_users.into());
        CustomerDays "customer_days" Count Additive
            "Days of the period on which any user was active, customer by customer"
            = c.sum(|u| u.customer_days.into());
        MonthCustomerDays "month_customer_days" Count Level
            "Days of the last 28 on which any user was active, customer by customer"
            = c.sum(|u| u.customer_month_days.into());
        CustomerLoginDays "customer_login_days" Count Level
            "Days of the last 28 on which any user logged in, customer by customer"
            = c.sum(|u| u.customer_login_days.into());
        LastDayCustomers "last_day_customers" Count Level
            "Customers with a user who was active on the last day of the period"
            = c.holders(|u| u.last_day > 0);
        WeekCustomers "week_customers" Count Level
            "Customers with a user who was active in the 7 days that end with the period"
            = c.holders(|u| u.week > 0);
        MonthCustomers "month_customers" Count Level
            "Customers with a user who was active in the 28 days that end with the period"
            = c.holders(|u| u.month > 0);
        PeriodCustomers "period_customers" Count Distinct
            "Customers with a user who was active in the period" = c.holders(|u| u.users > 0);
        SeenCustomers "seen_customers" Count Level
            "Customers with any event that counts as use in the last 28 days, also without a user"
            = c.holders(|u| u.anything);
        LoginCustomers "login_customers" Count Level
            "Customers with a user who logged in during the last 28 days"
            = c.holders(|u| u.login_users > 0);
        TrendCustomers "trend_customers" Count Level
            "Customers at the end of the period who were active in the 28 days before the last 28"
            = c.customers(|u| u.before_days > 0);
        FellByFifth "fell_by_20" Count Level
            "Those of them whose active days, user by user, fell by 20 % or more"
            = c.customers(|u| u.fell(20));
        FellByHalf "fell_by_50" Count Level
            "Those of them whose active days, user by user, fell by 50 % or more"
            = c.customers(|u| u.fell(50));
        FellSilent "fell_silent" Count Level
            "Those of them without any active day in the last 28" = c.customers(|u| u.fell(100));
        UseBegins "use_begins" Count Level
            "Customers whose use is looked at before the data begin" = c.holders(|u| u.begins);
    }
    /// Of features, for each customer and each that it may use or used.
    FeatureUse of Features |c| {
        AllowedFeatures "allowed_features" Count Level
            "Features of what customers subscribe to at the end of the period, customer by customer"
            = c.count(|f| f.allowed);
        UsedFeatures "used_features" Count Paired
            "Those of them that anybody used in the period" = c.count(|f| f.allowed && f.used);
        BreadthCustomers "breadth_customers" Count Level
            "Customers with any such feature" = c.holders(|f| f.allowed);
        BreadthPoints "breadth_points" Count Paired
            "The share of them that is used, by customer, in parts of 720720" = c.breadth();
        FeatureUses "feature_uses" Count Additive
            "How often users used features in the period" = c.sum(|f| f.uses.into());
        Adopters "adopters" Count Distinct
            "Users who used a feature in the period, feature by feature" = c.sum(|f| f.adopters.into());
        AllowedAdopters "allowed_adopters" Count Paired
            "Those of them whose customers subscribe to it at the end"
            = c.sum(|f| if f.allowed { f.adopters.into() } else { 0 });
        EligibleUsers "eligible_users" Count Paired
            "Users of the period whose customers subscribe to a feature, feature by feature"
            = c.sum(|f| if f.allowed { f.users.into() } else { 0 });
        RepeatAdopters "repeat_adopters" Count Level
            "Users who used a feature that they may use on 3 or more of the last 28 days, feature by feature"
            = c.sum(|f| if f.allowed { f.repeaters.into() } else { 0 });
        EligibleMonthUsers "eligible_month_users" Count Level
            "Users of the last 28 days whose customers subscribe to a feature, feature by feature"
            = c.sum(|f| if f.allowed { f.month_users.into() } else { 0 });
        KeyFeatures "key_features" Count Level
            "Key features of what customers subscribe to, customer by customer"
            = c.count(|f| f.allowed && f.key);
        UnusedKeyFeatures "unused_key_features" Count Level
            "Those of them that nobody has used by the end of the period"
            = c.count(|f| f.allowed && f.key && !f.ever);
    }
    /// Of seats at the end of the period.
    SeatUse of Seats |c| {
        PurchasedSeats "purchased_seats" Count Level
            "Seats that customers at the end of the period have bought"
            = c.of_customer(|s| s.purchased.map_or(0, i128::from));
        ActiveSeats "active_seats" Count Level
            "Users of customers with seats who were active in the last 28 days"
            = c.of_customer(|s| if s.has() { s.active.into() } else { 0 });
        SeatCustomers "seat_customers" Count Level
            "Customers at the end of the period with seats" = c.customers(SeatUse::has);
        SeatMrr "seat_mrr" Money Level "Closing MRR of customers with seats" = c.mrr(SeatUse::has);
        SeatPoints "seat_points" Count Level
            "The share of their seats that is in use, by customer, in parts of 720720"
            = c.of_customer(|s| if s.has() { s.points() } else { 0 });
        CustomersWithoutSeats "customers_without_seats" Count Level
            "Customers at the end of the period with active users of whom nobody says what seats they bought"
            = c.customers(|s| s.purchased.is_none() && s.active > 0);
    }
    /// Of customers by the day of their start.
    FirstValue of EventKinds |c| {
        Starters "starters" Count Additive
            "Customers whose first MRR lies in the period" = c.count(|_| true);
        ReachedValue "reached_value" Count Additive
            "Those of them who have had a moment of value by now" = c.count(|f| f.after.is_some());
        ReachedInWeek "reached_value_7" Count Additive
            "Those of them who had one within 7 days" = c.count(|f| f.within(7));
        ReachedInMonth "reached_value_30" Count Additive
            "Those of them who had one within 30 days" = c.count(|f| f.within(30));
        ReachedInQuarter "reached_value_90" Count Additive
            "Those of them who had one within 90 days" = c.count(|f| f.within(90));
        OpenInWeek "open_value_7" Count Additive
            "Those of them without one whose 7 days are not over" = c.count(|f| f.is_open(7));
        OpenInMonth "open_value_30" Count Additive
            "Those of them without one whose 30 days are not over" = c.count(|f| f.is_open(30));
        OpenInQuarter "open_value_90" Count Additive
            "Those of them without one whose 90 days are not over" = c.count(|f| f.is_open(90));
    }
    /// Of the steps of customers on their way.
    Milestone of Milestones |c| {
        StartedSteps "started_steps" Count Additive
            "Milestones of the customers whose first MRR lies in the period, customer by customer"
            = c.count(|m| m.started);
        ReachedSteps "reached_steps" Count Additive
            "Those of them that are reached by now" = c.count(|m| m.started && m.reached);
        OnTheWay "on_the_way" Count Level
            "Customers at the end of the period with a milestone before them"
            = i128::from(c.course().is_some());
        OnTrack "on_track" Count Level
            "Those of them with nothing overdue" = c.stands(Course::OnTrack);
        Behind "behind" Count Level
            "Those of them with something overdue who reached something in the last 28 days"
            = c.stands(Course::Behind);
        Stuck "stuck" Count Level
            "Those of them with something overdue who reached nothing in the last 28 days"
            = c.stands(Course::Stuck);
    }
    /// Of goals of customers.
    Goal of Goals |c| {
        GoalsDue "goals_due" Count Additive
            "Goals that are due in the period" = c.count(|g| g.due);
        GoalsAchieved "goals_achieved" Count Additive
            "Those of them that are achieved by now" = c.count(|g| g.due && g.achieved);
        GoalsInTime "goals_in_time" Count Additive
            "Those of them that were achieved by the day on which they were due"
            = c.count(|g| g.due && g.in_time);
        Achievers "achievers" Count Paired
            "Customers at the opening who had achieved a goal before" = c.owner(true);
        AchieversLost "achievers_lost" Count Paired
            "Those of them who left in the period" = c.lost(true);
        Strivers "strivers" Count Paired
            "Customers at the opening who had set goals and achieved none" = c.owner(false);
        StriversLost "strivers_lost" Count Paired
            "Those of them who left in the period" = c.lost(false);
    }
}
