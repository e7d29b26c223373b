/// Addresses that the program makes itself, root-relative.
public enum Addresses {
  /// All tags; a tag lies below it.
  public static let tags = "/the/"
  /// All authors; an author lies below it.
  public static let authors = "/tac-gia/"
  /// All units; a unit lies below it.
  public static let units = "/don-vi/"
  /// The archive by month; a month lies below it.
  public static let archive = "/luu-tru/"
  /// The map of the site, for people.
  public static let map = "/so-do-trang/"
  /// Every component and state of the theme, for its designers.
  public static let patterns = "/trang-mau/"

  /// The archive of a month.
  public static func month(_ year: Int, _ month: Int) -> String { "\(archive)\(year)/\(month)/" }
}
