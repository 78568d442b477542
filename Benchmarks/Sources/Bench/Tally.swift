/// How often each number from −1 on is there.
///
/// Four columns of counts in turn: one after the other of the same number would wait for its sum.
func tally(_ numbers: [Int32], upTo count: Int) -> [Int] {
    var columns = [Int](repeating: 0, count: 4 * (count + 1))
    for (index, number) in numbers.enumerated() {
        columns[(Int(number) &+ 1) &* 4 &+ index & 3] &+= 1
    }
    return (0...count).map { columns[$0 * 4..<$0 * 4 + 4].reduce(0, +) }
}
