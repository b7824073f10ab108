"""Everything the core says, as sentences in the reader's language."""

from samrad.web.kit.phrases.clauses import action_of, in_words, kind_of
from samrad.web.kit.phrases.councils import (
    basis_in_words,
    bodies_in_words,
    body_word,
    council_in_words,
    council_kind_word,
    holders_in_words,
    office_word,
    place_words,
)
from samrad.web.kit.phrases.duties import reason_of, source_of, title_of
from samrad.web.kit.phrases.effects import (
    effect_in_short,
    effect_sentences,
    method_word,
    sight_sentences,
)
from samrad.web.kit.phrases.findings import finding_sentences
from samrad.web.kit.phrases.log import logged_word
from samrad.web.kit.phrases.measures import (
    came_word,
    cell_word,
    coverage_sentences,
    follow_up_word,
    group_word,
    measure_state_word,
)
from samrad.web.kit.phrases.meetings import (
    item_kind_word,
    item_title,
    matter_kind_word,
    matter_stage_word,
    matter_type_word,
    meeting_kind_word,
    meeting_stage_word,
    minutes_stage_word,
    present_word,
    raised_by_word,
    suits_word,
    word_for_meeting,
    wording_word,
)
from samrad.web.kit.phrases.minutes import outcome_word, step_of_minutes
from samrad.web.kit.phrases.openness import (
    basis_word,
    detail_word,
    ground_words,
    ground_words_of,
    openness_word,
)
from samrad.web.kit.phrases.orders import (
    answer_form_word,
    confidence_word,
    order_stage_word,
    trend_word,
    turn_word,
)
from samrad.web.kit.phrases.refusals import say
from samrad.web.kit.phrases.retention import decides_word, how_long, kind_word, then_word
from samrad.web.kit.phrases.rights import field_text, field_word, former, trace_word
from samrad.web.kit.phrases.search import findable_word, status_asked_word
from samrad.web.kit.phrases.sitting import findings
from samrad.web.kit.phrases.words import (
    against_word,
    deed_word,
    parties_word,
    party_word,
    role_word,
    stage_word,
    status_word,
    step_word,
)

__all__ = [
    "action_of",
    "against_word",
    "answer_form_word",
    "basis_in_words",
    "basis_word",
    "bodies_in_words",
    "body_word",
    "came_word",
    "cell_word",
    "confidence_word",
    "council_in_words",
    "council_kind_word",
    "coverage_sentences",
    "decides_word",
    "deed_word",
    "detail_word",
    "effect_in_short",
    "effect_sentences",
    "field_text",
    "field_word",
    "findable_word",
    "finding_sentences",
    "findings",
    "follow_up_word",
    "former",
    "ground_words",
    "ground_words_of",
    "group_word",
    "holders_in_words",
    "how_long",
    "in_words",
    "item_kind_word",
    "item_title",
    "kind_of",
    "kind_word",
    "logged_word",
    "matter_kind_word",
    "matter_stage_word",
    "matter_type_word",
    "measure_state_word",
    "meeting_kind_word",
    "meeting_stage_word",
    "method_word",
    "minutes_stage_word",
    "office_word",
    "openness_word",
    "order_stage_word",
    "outcome_word",
    "parties_word",
    "party_word",
    "place_words",
    "present_word",
    "raised_by_word",
    "reason_of",
    "role_word",
    "say",
    "sight_sentences",
    "source_of",
    "stage_word",
    "status_asked_word",
    "status_word",
    "step_of_minutes",
    "step_word",
    "suits_word",
    "then_word",
    "title_of",
    "trace_word",
    "trend_word",
    "turn_word",
    "word_for_meeting",
    "wording_word",
]
