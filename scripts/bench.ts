// `npm run bench`: brings the packages up to date first, as the other commands do.
import "../test/bench/main.ts";
