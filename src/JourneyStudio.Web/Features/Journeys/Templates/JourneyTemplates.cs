namespace JourneyStudio.Web.Features.Journeys.Templates;

/// <summary>The gallery, in the order of the numbers that its files begin with.</summary>
public sealed class JourneyTemplates
{
    private const string Folder = "templates/";
    private readonly Lazy<IReadOnlyList<JourneyTemplate>> read = new(Read);

    public IReadOnlyList<JourneyTemplate> All => read.Value;

    public JourneyTemplate? Find(string key) => All.FirstOrDefault(template => template.Key == key);

    private static IReadOnlyList<JourneyTemplate> Read()
    {
        var assembly = typeof(JourneyTemplates).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return JourneyTemplate.Read(name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..], reader.ReadToEnd());
        })];
    }
}
