namespace JourneyStudio.Storage.Laws;

/// <summary>How people know a version: the journey's logical id and the version's number.</summary>
internal sealed class VersionNames
{
    private readonly Dictionary<long, (string Journey, int Number)> names = [];

    public static async Task<VersionNames> ReadAsync(LawReading reading, CancellationToken cancellationToken)
    {
        var read = new VersionNames();
        await reading.ReadAsync(
            "select v.id, j.definition_id, v.number from journey_version v join journey j on j.id = v.journey_id",
            null,
            rows =>
            {
                read.names[rows.GetInt64(0)] = (rows.GetString(1), rows.GetInt32(2));
                return true;
            },
            cancellationToken);
        return read;
    }

    /// <summary>The breach with the name of its version; a version that is not there is named by its row.</summary>
    public LawBreach On(LawBreach breach, long? version) => version switch
    {
        null => breach,
        { } id when names.TryGetValue(id, out var name) => breach with { Journey = name.Journey, Version = name.Number },
        { } id => breach with { Where = $"{breach.Where} (row {id} of journey_version is missing)" },
    };
}
