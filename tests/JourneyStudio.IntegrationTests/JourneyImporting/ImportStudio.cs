using System.Text;
using JourneyStudio.Activities.Condition;
using JourneyStudio.Engine;
using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Engine.Definitions.Importing;
using JourneyStudio.IntegrationTests.Storage;
using JourneyStudio.Storage.Journeys;
using JourneyStudio.Storage.Journeys.Importing;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.IntegrationTests.JourneyImporting;

/// <summary>A workspace that files are imported into.</summary>
internal static class ImportStudio
{
    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Load(typeof(ConditionActivity).Assembly);

    public static Task<TemporaryStudio> OpenAsync(Provider provider) => TemporaryStudio.OpenAsync(provider, Register);

    public static void Register(IServiceCollection services) => services.AddSingleton(Catalog).AddSingleton(TimeProvider.System);

    /// <summary>A journey with one activity for each id.</summary>
    public static JourneyDefinition Journey(string id, params string[] activities) => new()
    {
        DefinitionId = id,
        Name = $"Journey {id}",
        Activities = [.. activities.Select(activity => new Activity { Id = activity, Type = "Journey.Wait" })],
    };

    public static string Text(JourneyDefinition definition) => DefinitionJson.Write(definition, Catalog.PropertyOrder);

    public static Task BeginAsync(TemporaryStudio studio, JourneyDefinition definition) =>
        studio.Get<JourneyCreation>().BeginAsync(definition.DefinitionId, definition.Name!, Text(definition), null, default);

    public static async Task<Result<SavedImport>> ImportAsync(TemporaryStudio studio, params (JourneyDefinition Definition, int? Revision)[] drafts) =>
        await studio.Get<JourneyStudio.Storage.Journeys.Importing.JourneyImporting>().SaveAsync(new ImportOrder([.. drafts.Select(draft => new ImportedDraft($"{draft.Definition.DefinitionId}.json", draft.Definition, draft.Revision))], new WorkspaceContent(), 1), default);

    public static async Task<StoredDraft?> DraftAsync(TemporaryStudio studio, string id) => await studio.Get<DraftStore>().FindAsync(id, default);

    /// <summary>All that an import writes, in one text: what is the same before and after was not touched.</summary>
    public static string Everything(TemporaryStudio studio)
    {
        var all = new StringBuilder();
        foreach (var (table, columns) in new[] { ("journey", "definition_id || name || state"), ("draft", "text"), ("draft_command", "command_id || command"), ("audit", "action"), ("tag", "key"), ("segment", "key || rule") })
            all.Append(studio.Scalar($"select count(*) from {table}")).Append(studio.Scalar($"select group_concat(line, '|') from (select {columns} as line from {table} order by 1) as lines")).Append('\n');
        return all.ToString();
    }

    /// <summary>Reads files as an import does, in a workspace without content.</summary>
    public static IReadOnlyList<ImportedFile> Read(IEnumerable<WorkflowFile> files) => new DefinitionImport(Catalog, ContentCatalog.Empty).Read(files);
}
