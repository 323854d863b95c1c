module.exports = require("./shared").shared("@hawtio/react")
