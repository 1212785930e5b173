-- For wrk: asks for the addresses of a file in turn, and prints what it measured as one line of JSON.
local addresses = {}

function init(arguments)
  for address in io.lines(arguments[1]) do
    addresses[#addresses + 1] = wrk.format("GET", address)
  end
end

local asked = 0

function request()
  asked = asked % #addresses + 1
  return addresses[asked]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "errors": %d, "p50": %.2f, "p99": %.2f, "max": %.2f}\n',
    summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
