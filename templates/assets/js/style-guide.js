// The style guide: the scripts of all the pages whose parts it shows.

import "./article.js";
import "./network.js";
import "./quotes.js";
import "./timeline.js";
