import Memo
import Parallel

extension Publisher {
  /// Renders the outputs `work`, of which `records` are known, each in the place of its output.
  func render(_ stage: Stage, _ work: [Int], _ records: consuming [OutputRecord]) throws -> Rendered {
    struct Own: Sendable {
      // Each worker has one buffer for all of its pages.
      var buffer: [UInt8] = []
      var fields: [UInt8] = []
    }
    let (count, chunk, packs) = (work.count, 64, self.packs)
    var rendered = Rendered(records)
    // From the last to the first: feeds and lists take longest, and what is begun last is what one worker waits for the
    // other with.
    for part in Workers.parts(of: count, chunk: chunk) {
      let first = count - part.upperBound
      // What was known of these is copied, and what is known now goes into its place: a list of all beside the other would take a
      // twentieth of a large site's memory.
      let known = Array(rendered.records[first..<count - part.lowerBound])
      let done = try workers.map(count: part.count, chunk: chunk, each: Own()) { step, worker, own in
        own.buffer.removeAll(keepingCapacity: own.buffer.capacity < 1 << 20)
        let position = part.count - 1 - step
        let index = work[first + position]
        let before = stage.known.isKnown(index) ? known[position] : nil
        var (record, result) = try stage.render(index, before, &own.buffer, &own.fields)
        guard let packs else { return (record, result) }
        // No other worker appends to its pack, so it is known where the block will lie when the chunk is done.
        if result.isRendered {
          record.fields.offset += packs.end(worker: worker)
          record.fields.pack = Int32(clamping: worker)
        }
        if step % chunk == chunk - 1 || step == part.count - 1 {
          _ = try packs.append(own.fields, worker: worker)
          own.fields.removeAll(keepingCapacity: true)
        }
        return (record, result)
      }
      for (step, result) in done.enumerated() {
        let position = first + part.count - 1 - step
        (rendered.records[position], rendered.results[position]) = result
      }
    }
    return rendered
  }
}
