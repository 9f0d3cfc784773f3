-- Posts orders, each another: its own customer, and one of the due dates handed over after `--`.
package.path = os.getenv("CAKE_BENCH_LUA") .. "/?.lua;" .. package.path
require("report")

local count, dates, seed = 0, {}, 0
local head = "POST /orders HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
local body = '{"customer":{"name":"Ada Baker %d","email":"ada%d.%d@example.com","phone":"+44 20 7946 0000",' ..
  '"language":"en"},"handover":"delivery","address":"%d Main Street, Springfield","dueDate":"%s",' ..
  '"slot":"morning","items":[{"cakeId":"victoria-sponge","quantity":1,"inscription":"Happy Birthday"}],' ..
  '"avoidAllergens":["nuts"],"note":"Ring twice"}'
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(arguments)
  seed = tonumber(arguments[1])
  for index = 2, #arguments do dates[#dates + 1] = arguments[index] end
end

function request()
  count = count + 1
  local text = string.format(body, count, seed * 10 + number, count, count, dates[count % #dates + 1])
  return string.format(head, #text, text)
end
