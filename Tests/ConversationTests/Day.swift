import Kernel

/// A day written in ISO form, for tests: a misspelt one is far outside any calendar and fails what it is compared with.
func day(_ iso: String) -> CivilDate {
  CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: -99_999_999)
}
