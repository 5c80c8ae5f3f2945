// The library shows what this device has kept: places to go on from, and things to ask.

import { offerThings } from "./marks.js";
import { offerPlaces } from "./resume.js";

offerPlaces();
offerThings();
