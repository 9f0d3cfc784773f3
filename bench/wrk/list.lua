-- Lists the orders of one day after the other, the days handed over after `--`, as the operator.
package.path = os.getenv("CAKE_BENCH_LUA") .. "/?.lua;" .. package.path
require("report")

local count, requests = 0, {}

function init(arguments)
  local token = os.getenv("CAKE_BENCH_TOKEN")
  for _, date in ipairs(arguments) do
    requests[#requests + 1] = string.format(
      "GET /orders?from=%s&limit=50 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n", date, token)
  end
end

function request()
  count = count + 1
  return requests[count % #requests + 1]
end
