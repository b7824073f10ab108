# Makes alarms.json, what test_figures_alarms.py compares with:  Rscript alarms.R > alarms.json
# Made with R 4.2.2 and surveillance 1.20.3.
suppressMessages(library(surveillance))
set.seed(2025)

weeks <- 330
season <- function(n, year, mean, size, slope = 0)
  mean * exp(size * sin(2 * pi * (1:n) / year) + slope * (1:n) / year)
busy <- function(mu, phi) rnbinom(length(mu), size = mu / (phi - 1), mu = mu)
with_outbreak <- function(x, at, extra) { x[at + 0:3] <- x[at + 0:3] + extra; x }
with_gaps <- function(x, share) { x[sample(length(x) - 8, share * length(x))] <- NA; x }

weekly <- rbind(
  burglary = busy(season(weeks, 52, 12, .4, .1), 2),
  violence = with_outbreak(rpois(weeks, season(weeks, 52, 25, .3)), 210, c(40, 55, 30, 12)),
  vandalism = with_outbreak(busy(season(weeks, 52, 6, .5, -.2), 3), 327, c(2, 9, 22, 30)),
  bicycles = busy(season(weeks, 52, 90, .9), 4),
  arson = rpois(weeks, .4),
  robbery = with_outbreak(rpois(weeks, season(weeks, 52, .15, .5)), 326, c(1, 2, 1, 3)),
  rare = rpois(weeks, .01),
  theft_gaps = with_gaps(busy(season(weeks, 52, 8, .3), 2), .12),
  drugs_gap = replace(rpois(weeks, 5), c(100:170, 328), NA),
  quiet_then_busy = c(rep(0, 180), rpois(150, 3))
)
months <- 104
monthly <- rbind(
  burglary = busy(season(months, 12, 30, .3, .05), 2),
  robbery = with_outbreak(rpois(months, 3), 101, c(1, 4, 6, 9)),
  assault_gaps = replace(rpois(months, season(months, 12, 11, .4)), c(56, 67, 68), NA)
)
people <- function(x) round(outer(seq(2e4, 9e4, length.out = nrow(x)), exp(.012 * (1:ncol(x)) / 52)))

number <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, "1e999", "-1e999"), sprintf("%.15g", x)))
row <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
table <- function(x) paste0("[", paste(apply(x, 1, row), collapse = ",\n"), "]")
word <- function(x) paste0('"', x, '"')
object <- function(...) { a <- c(...); paste0("{", paste0(word(names(a)), ": ", a, collapse = ", "), "}") }
answer <- function(...) object(sapply(list(...), table))

judge <- function(x, year, control, population = NULL) {
  one <- function(j) {
    series <- sts(t(x[j, , drop = FALSE]), frequency = year,
                  population = if (!is.null(population)) t(population[j, , drop = FALSE]))
    r <- suppressWarnings(farringtonFlexible(series, control))
    list(expected = r@control$expected, upper = upperbound(r), score = r@control$score,
         alarm = ifelse(is.na(alarms(r)), 0, alarms(r)), p = r@control$pvalue,
         trend_used = ifelse(is.na(r@control$trend), 0, r@control$trend),
         dispersion = r@control$phiVector)
  }
  got <- lapply(1:nrow(x), one)
  sapply(names(got[[1]]), function(f) table(t(sapply(got, function(g) c(g[[f]])))))
}

# As the method card has them; R calls some of them otherwise.
base <- list(b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, trend = TRUE, pThresholdTrend = 1,
             reweight = TRUE, weightsThreshold = 2.58, alpha = .05, thresholdMethod = "delta",
             powertrans = "2/3", limit54 = c(5, 4), populationOffset = FALSE, glmWarnings = FALSE)
python <- c(b = "years_back", w = "half_window", noPeriods = "periods", pastWeeksNotIncluded = "past_excluded",
            trend = "trend", pThresholdTrend = "trend_p", reweight = "reweight", weightsThreshold = "weights_threshold",
            alpha = "alpha", thresholdMethod = "threshold", powertrans = "power", limit54 = "minimum")
value <- function(v) if (is.character(v)) word(v) else if (is.logical(v)) tolower(v) else if (length(v) > 1) row(v) else number(v)
flexible <- function(which, changed = list(), offset = FALSE) {
  x <- if (which == "weekly") weekly else monthly
  year <- if (which == "weekly") 52 else 12
  control <- modifyList(base, changed)
  control$range <- (ncol(x) - 2):ncol(x)
  control$populationOffset <- offset
  got <- judge(x, year, control, if (offset) people(x))
  given <- if (length(changed)) object(setNames(sapply(changed, value), python[names(changed)])) else "{}"
  object(series = word(which), frequency = year, population = tolower(offset), given = given,
         at = row(control$range - 1), answer = object(got))
}
short <- function(variant, baseline, alpha) {
  r <- earsC(sts(t(weekly[1:6, 1:80])), list(method = variant, baseline = baseline, alpha = alpha, range = 20:80))
  object(variant = word(variant), baseline = baseline, alpha = alpha, at = row(19:79),
         answer = answer(upper = t(upperbound(r)), alarm = t(alarms(r))))
}
sums <- function(transform, mean) {
  one <- function(j) {
    r <- cusum(sts(t(weekly[j, 1:120, drop = FALSE])), list(range = 53:120, k = 1.04, h = 2.26, m = mean, trans = transform))
    list(upper = upperbound(r), alarm = alarms(r))
  }
  got <- lapply(1:6, one)
  object(transform = word(transform), mean = if (is.null(mean)) "null" else number(mean), start = 52, k = 1.04, h = 2.26,
         answer = answer(upper = t(sapply(got, function(g) c(g$upper))), alarm = t(sapply(got, function(g) c(g$alarm)))))
}

many <- function(x) paste0("[", paste(x, collapse = ",\n"), "]")
cat(object(
  made_by = word("Rscript alarms.R > alarms.json"),
  with = word(paste(R.version.string, "surveillance", packageVersion("surveillance"))),
  weekly = table(weekly), monthly = table(monthly),
  farrington = many(c(
    flexible("weekly"),
    flexible("weekly", list(thresholdMethod = "muan")),
    flexible("weekly", list(thresholdMethod = "nbPlugin", pThresholdTrend = .05)),
    flexible("weekly", list(powertrans = "1/2", alpha = .01, reweight = FALSE)),
    flexible("weekly", list(powertrans = "none", trend = FALSE, weightsThreshold = 1)),
    flexible("weekly", list(noPeriods = 1, pastWeeksNotIncluded = 3, pThresholdTrend = .05)),
    flexible("weekly", list(b = 3, noPeriods = 5, w = 2)),
    flexible("weekly", list(b = 2, limit54 = c(20, 6))),
    flexible("weekly", offset = TRUE),
    flexible("monthly"),
    flexible("monthly", list(w = 1, noPeriods = 4, pastWeeksNotIncluded = 3, pThresholdTrend = .05)),
    flexible("monthly", list(w = 1, noPeriods = 10, pastWeeksNotIncluded = 6, thresholdMethod = "muan"), offset = TRUE))),
  ears = many(c(short("C1", 7, .001), short("C2", 7, .001), short("C3", 7, .025), short("C2", 14, .05))),
  cusum = many(c(sums("standard", NULL), sums("rossi", NULL), sums("standard", 5), sums("rossi", 5)))
), "\n")
