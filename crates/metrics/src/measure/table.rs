//! The list of measures: each with its one definition.

use tenure_ledger::movement::Cause;
use tenure_ledger::movement::Kind::{
    Churn, Contraction, Correction, Expansion, Fx, Merge, New, Paused, Reactivation, Resumed,
};

use super::Nature;
use super::paired::{capped, kept};
use crate::cut::CustomerPeriod;
use crate::reading::Unit;

/// What is fixed about a measure.
pub(super) struct Spec {
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) unit: Unit,
    pub(super) nature: Nature,
}

/// Measures in groups with a common condition. The condition is part of each definition (outside
/// it the measure is 0), and lets a pass over many customers skip what does not apply.
macro_rules! measures {
    ($($(#[doc = $group:literal])? when |$c:ident| $when:expr => {
        $($id:ident $name:literal $unit:ident $nature:ident $doc:literal = $value:expr;)*
    })*) => {
        /// A measure.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum MeasureId { $($(#[doc = $doc] $id,)*)* }

        pub(super) static ALL: &[MeasureId] = &[$($(MeasureId::$id,)*)*];

        /// How many measures there are.
        pub const COUNT: usize = [$($(MeasureId::$id,)*)*].len();

        pub(super) fn spec(measure: MeasureId) -> &'static Spec {
            match measure { $($(MeasureId::$id => &Spec {
                name: $name, doc: $doc, unit: Unit::$unit, nature: Nature::$nature,
            },)*)* }
        }

        /// One measure of one customer's period.
        pub(super) fn value(measure: MeasureId, period: &CustomerPeriod) -> i128 {
            match measure { $($(MeasureId::$id => {
                let $c = period;
                if $when { $value } else { 0 }
            })*)* }
        }

        /// Hands every measure that may not be 0 to `take`, once.
        #[inline(always)]
        pub(super) fn visit(period: &CustomerPeriod, mut take: impl FnMut(MeasureId, i128)) {
            $({
                let $c = period;
                if $when { $(take(MeasureId::$id, $value);)* }
            })*
        }
    };
}

measures! {
    /// Of everyone.
    when |c| true => {
        OpeningMrr "opening_mrr" Money Level
            "MRR immediately before the period" = i128::from(c.opening.level);
        OpeningCustomers "opening_customers" Count Distinct
            "Customers immediately before the period (the set S), paused and at zero included"
            = count(c.in_opening());
        OpeningActive "opening_active" Count Distinct
            "Customers immediately before the period who are not paused"
            = count(c.in_opening() && !c.opening.standing.is_paused());
        OpeningPaying "opening_paying" Count Distinct
            "Customers with MRR above zero immediately before the period"
            = count(c.opening.level > 0);
    }
    /// Of those who are still in the segment when the period ends.
    when |c| !c.leaves_segment => {
        ClosingMrr "closing_mrr" Money Level
            "MRR immediately before the end of the period" = i128::from(c.closing.level);
        ClosingCustomers "closing_customers" Count Distinct
            "Customers immediately before the end of the period, paused and at zero included"
            = count(c.in_closing());
        ClosingActive "closing_active" Count Distinct
            "Customers immediately before the end of the period who are not paused"
            = count(c.in_closing() && !c.closing.standing.is_paused());
        PayingCustomers "paying_customers" Count Distinct
            "Customers with MRR above zero immediately before the end of the period"
            = count(c.closing.level > 0);
        ContractMrr "contract_mrr" Money Level
            "MRR immediately before the end of the period under contracts of twelve months or more"
            = i128::from(c.closing.contract);
    }
    /// Of the opening set S.
    when |c| c.in_opening() => {
        RetainedCustomers "retained_customers" Count Paired
            "Customers at both ends of the period" = count(c.in_closing());
        LostCustomers "lost_customers" Count Paired
            "Customers at the opening who are none at the closing" = count(!c.in_closing());
        RetainedMrr "retained_mrr" Money Paired
            "What customers of the opening pay at the closing, at the opening's exchange rates"
            = c.closing_at_opening_fx();
        KeptMrr "kept_mrr" Money Paired
            "The same, but of each customer no more than at the opening; what was handed over in a merge is kept by whom it came from"
            = kept(c.opening.level, c.closing_at_opening_fx(), c.sum(Merge));
    }
    when |c| c.any(New) => {
        NewMrr "new_mrr" Money Additive "MRR of new customers when they began" = c.sum(New);
        NewMovements "new_movements" Count Additive "Movements of the kind new" = times(c, New);
        NewCustomers "new_customers" Count Distinct "Customers who were new in the period" = count(c.happened(New));
        BegunCustomers "begun_customers" Count Distinct
            "Customers with a movement of the kind new in the period; corrections of closed months are none"
            = count(times(c, New) > 0);
        StartedCustomers "started_customers" Count Distinct
            "Customers whose first MRR ever lies in the period" = count(c.happened(New) && !c.opening.ever);
        JoinedAndLost "joined_and_lost" Count Paired
            "Customers who were new in the period and are none at its end"
            = count(c.happened(New) && !c.in_opening() && !c.in_closing());
    }
    when |c| c.any(Reactivation) => {
        ReactivationMrr "reactivation_mrr" Money Additive
            "MRR of former customers when they came back" = c.sum(Reactivation);
        ReactivationMovements "reactivation_movements" Count Additive
            "Movements of the kind reactivation" = times(c, Reactivation);
        ReactivatedCustomers "reactivated_customers" Count Distinct
            "Customers who came back in the period" = count(c.happened(Reactivation));
        ReactivationOfOpening "reactivation_of_opening" Money Paired
            "Reactivation MRR of customers of the opening, who left and came back"
            = of_opening(c, c.counted(Reactivation));
    }
    when |c| c.any(Expansion) => {
        ExpansionMrr "expansion_mrr" Money Additive
            "MRR that existing customers added" = c.sum(Expansion);
        ExpansionMovements "expansion_movements" Count Additive
            "Movements of the kind expansion" = times(c, Expansion);
        ExpandedCustomers "expanded_customers" Count Distinct
            "Customers with an expansion in the period" = count(c.happened(Expansion));
        ExpansionOfOpening "expansion_of_opening" Money Paired
            "Expansion MRR of customers of the opening, corrections of it included" = of_opening(c, c.counted(Expansion));
        ExpansionPrice "expansion_price" Money Additive
            "Expansion MRR by a higher price" = c.expansion_by(Cause::Price);
        ExpansionSeats "expansion_seats" Money Additive
            "Expansion MRR by a larger quantity" = c.expansion_by(Cause::Seats);
        ExpansionPlan "expansion_plan" Money Additive
            "Expansion MRR by another plan" = c.expansion_by(Cause::Plan);
        ExpansionCrossSell "expansion_cross_sell" Money Additive
            "Expansion MRR by an added item" = c.expansion_by(Cause::CrossSell);
        ExpansionCoupon "expansion_coupon" Money Additive
            "Expansion MRR by the end of a discount" = c.expansion_by(Cause::Coupon);
        ExpansionTerm "expansion_term" Money Additive
            "Expansion MRR by another billing interval" = c.expansion_by(Cause::Term);
        ExpansionUsage "expansion_usage" Money Additive
            "Expansion MRR by metered use" = c.expansion_by(Cause::Usage);
        ExpansionOther "expansion_other" Money Additive
            "Expansion MRR without a known cause" = c.expansion_by(Cause::None);
    }
    when |c| c.any(Contraction) => {
        ContractionMrr "contraction_mrr" Money Additive
            "MRR that customers who stay took away, as a positive amount" = -c.sum(Contraction);
        ContractionMovements "contraction_movements" Count Additive
            "Movements of the kind contraction" = times(c, Contraction);
        ContractedCustomers "contracted_customers" Count Distinct
            "Customers with a contraction in the period" = count(c.happened(Contraction));
        ContractionOfOpening "contraction_of_opening" Money Paired
            "Contraction MRR of customers of the opening, as a positive amount"
            = of_opening(c, -c.counted(Contraction));
        ContractionPrice "contraction_price" Money Additive
            "Contraction MRR by a lower price" = -c.contraction_by(Cause::Price);
        ContractionSeats "contraction_seats" Money Additive
            "Contraction MRR by a smaller quantity" = -c.contraction_by(Cause::Seats);
        ContractionPlan "contraction_plan" Money Additive
            "Contraction MRR by another plan" = -c.contraction_by(Cause::Plan);
        ContractionCrossSell "contraction_cross_sell" Money Additive
            "Contraction MRR by a removed item" = -c.contraction_by(Cause::CrossSell);
        ContractionCoupon "contraction_coupon" Money Additive
            "Contraction MRR by the start of a discount" = -c.contraction_by(Cause::Coupon);
        ContractionTerm "contraction_term" Money Additive
            "Contraction MRR by another billing interval" = -c.contraction_by(Cause::Term);
        ContractionUsage "contraction_usage" Money Additive
            "Contraction MRR by metered use" = -c.contraction_by(Cause::Usage);
        ContractionOther "contraction_other" Money Additive
            "Contraction MRR without a known cause" = -c.contraction_by(Cause::None);
    }
    when |c| c.any(Churn) => {
        ChurnedMrr "churned_mrr" Money Additive
            "MRR of customers who left, as a positive amount" = -c.sum(Churn);
        ChurnMovements "churn_movements" Count Additive
            "Movements of the kind churn" = times(c, Churn);
        ChurnedCustomers "churned_customers" Count Distinct
            "Customers with a churn movement in the period" = count(c.happened(Churn));
        ChurnedOfOpening "churned_of_opening" Money Paired
            "Churned MRR of customers of the opening, as a positive amount"
            = of_opening(c, -c.counted(Churn));
        CappedChurn "capped_churn" Money Paired
            "The same, but of each customer no more than at the opening"
            = of_opening(c, capped([c.counted(Churn)], c.opening.level));
        OpeningChurned "opening_churned" Count Paired
            "Customers of the opening with a churn movement in the period, back again or not"
            = count(c.happened(Churn) && c.in_opening());
        ChurnedVoluntary "churned_voluntary" Money Additive
            "Churned MRR that customers asked to end" = -c.churn_by(Cause::Voluntary);
        ChurnedInvoluntary "churned_involuntary" Money Additive
            "Churned MRR for want of payment" = -c.churn_by(Cause::Involuntary);
        ChurnedRetentionPolicy "churned_retention_policy" Money Additive
            "Churned MRR ended by the vendor's own policy" = -c.churn_by(Cause::RetentionPolicy);
        ChurnedUnknown "churned_unknown" Money Additive
            "Churned MRR for a reason not told" = -c.churn_by(Cause::Unknown);
    }
    /// Of the lost, by the cause of their last churn.
    when |c| c.in_opening() && !c.in_closing() => {
        LostVoluntary "lost_voluntary" Count Paired
            "Lost customers who asked to end" = count(c.last_churn == Cause::Voluntary);
        LostInvoluntary "lost_involuntary" Count Paired
            "Lost customers who did not pay" = count(c.last_churn == Cause::Involuntary);
        LostRetentionPolicy "lost_retention_policy" Count Paired
            "Lost customers ended by the vendor's own policy"
            = count(c.last_churn == Cause::RetentionPolicy);
        LostUnknown "lost_unknown" Count Paired
            "Lost customers for a reason not told" = count(!reason_is_known(c.last_churn));
    }
    /// Gross loss, taken together so that the cap is on the sum.
    when |c| c.in_opening() && (c.any(Churn) || c.any(Contraction) || c.any(Paused)) => {
        CappedLoss "capped_loss" Money Paired
            "Contraction, churn and paused MRR of customers of the opening, of each no more than at the opening"
            = capped([Churn, Contraction, Paused].map(|kind| c.counted(kind)), c.opening.level);
    }
    when |c| c.any(Paused) || c.any(Resumed) => {
        PausedMrr "paused_mrr" Money Additive
            "MRR that was paused, as a positive amount" = -c.sum(Paused);
        PausedMovements "paused_movements" Count Additive
            "Movements of the kind paused" = times(c, Paused);
        PausedOfOpening "paused_of_opening" Money Paired
            "Paused MRR of customers of the opening, as a positive amount"
            = of_opening(c, -c.counted(Paused));
        ResumedMrr "resumed_mrr" Money Additive
            "MRR that came back from a pause" = c.sum(Resumed);
        ResumedMovements "resumed_movements" Count Additive
            "Movements of the kind resumed" = times(c, Resumed);
        ResumedOfOpening "resumed_of_opening" Money Paired
            "Resumed MRR of customers of the opening" = of_opening(c, c.counted(Resumed));
    }
    when |c| c.any(Fx) || c.any(Merge) || c.any(Correction) => {
        FxMrr "fx_mrr" Money Additive "Change of MRR by exchange rates, signed" = c.sum(Fx);
        FxMovements "fx_movements" Count Additive "Movements of the kind fx" = times(c, Fx);
        MergeMrr "merge_mrr" Money Additive
            "Change of MRR because customers became one, signed" = c.sum(Merge);
        MergeMovements "merge_movements" Count Additive
            "Movements of the kind merge" = times(c, Merge);
        CorrectionMrr "correction_mrr" Money Additive
            "Change of MRR by late facts about closed periods, signed" = c.sum(Correction);
        CorrectionMovements "correction_movements" Count Additive
            "Movements of the kind correction" = times(c, Correction);
    }
    /// Corrections by the kind that they correct; they sum to all corrections.
    when |c| c.any(Correction) => {
        CorrectionNew "correction_new" Money Additive
            "Corrections of new MRR in closed months, signed" = c.corrected(New);
        CorrectionReactivation "correction_reactivation" Money Additive
            "Corrections of reactivation MRR in closed months, signed" = c.corrected(Reactivation);
        CorrectionExpansion "correction_expansion" Money Additive
            "Corrections of expansion MRR in closed months, signed" = c.corrected(Expansion);
        CorrectionContraction "correction_contraction" Money Additive
            "Corrections of contraction MRR in closed months, signed" = c.corrected(Contraction);
        CorrectionChurn "correction_churn" Money Additive
            "Corrections of churned MRR in closed months, signed" = c.corrected(Churn);
        CorrectionPaused "correction_paused" Money Additive
            "Corrections of paused MRR in closed months, signed" = c.corrected(Paused);
        CorrectionResumed "correction_resumed" Money Additive
            "Corrections of resumed MRR in closed months, signed" = c.corrected(Resumed);
        CorrectionFx "correction_fx" Money Additive
            "Corrections of changes by exchange rates in closed months, signed" = c.corrected(Fx);
        CorrectionMerge "correction_merge" Money Additive
            "Corrections of changes by merges in closed months, signed" = c.corrected(Merge);
    }
    when |c| c.leaves_segment || c.segment_in != 0 => {
        SegmentIn "segment_in" Money Additive
            "MRR of customers who come into the segment at the end of the period"
            = i128::from(c.segment_in);
        SegmentOut "segment_out" Money Additive
            "MRR of customers who leave the segment at the end of the period, as a positive amount"
            = if c.leaves_segment { i128::from(c.closing.level) } else { 0 };
    }
}

#[inline]
fn count(yes: bool) -> i128 {
    i128::from(yes)
}

/// Movements of a kind.
#[inline]
fn times(c: &CustomerPeriod, kind: tenure_ledger::movement::Kind) -> i128 {
    i128::from(c.movements[kind as usize])
}

/// The value for members of the opening set, 0 for others.
#[inline]
fn of_opening(c: &CustomerPeriod, value: i128) -> i128 {
    if c.in_opening() { value } else { 0 }
}

fn reason_is_known(cause: Cause) -> bool {
    matches!(cause, Cause::Voluntary | Cause::Involuntary | Cause::RetentionPolicy)
}
