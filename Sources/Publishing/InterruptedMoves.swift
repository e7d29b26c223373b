import FileSystem

/// The machine failed between two moves: some of what readers get is of this build, some of the one before. Each file is whole, and
/// the next build that is let through finishes the work.
public struct InterruptedMoves: Error, Sendable {
  /// What failed.
  public var cause: SystemError
  /// The output folder, absolute.
  public var output: String
}
